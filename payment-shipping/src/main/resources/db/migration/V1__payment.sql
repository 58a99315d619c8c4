create table payment (
    payment_id       uuid primary key,
    order_id         uuid    not null,
    amount_cents     bigint  not null check (amount_cents > 0),
    currency         text    not null check (currency ~ '^[A-Z]{3}$'),
    payment_method   text    not null, -- Stripe's name for it; never a card
    description      text    not null,
    status           text    not null check (status in ('new', 'unknown', 'requires_action', 'processing',
                                                        'succeeded', 'declined', 'canceled', 'review')),
    attempt          integer not null default 1 check (attempt > 0),
    intent_id        text unique,
    cancel_requested boolean not null default false,
    secret_given     boolean not null default false, -- whether a browser may go on with the intent by itself
    decline_code     text,
    brand            text,
    last4            text check (last4 ~ '^[0-9]{4}$'),
    review_reason    text,
    captured_cents   bigint  not null default 0,
    refunding_cents  bigint  not null default 0 check (refunding_cents >= 0),
    refunded_cents   bigint  not null default 0 check (refunded_cents >= 0),
    sent_at          timestamptz, -- when the current attempt was first sent; null while Stripe cannot know of it
    check_at         timestamptz not null,
    checks           integer not null default 0,
    version          bigint  not null default 1,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    constraint payment_captured check (captured_cents = case status when 'succeeded' then amount_cents else 0 end),
    constraint payment_refunds check (refunded_cents + refunding_cents <= captured_cents)
);

create index payment_order on payment (order_id);
create index payment_newest on payment (created_at desc, payment_id desc);
create index payment_open on payment (check_at) where status in ('new', 'unknown', 'requires_action', 'processing');

-- Payments that were canceled before they were known: one that comes late is refused.
create table payment_mark (
    payment_id  uuid primary key,
    canceled_at timestamptz not null
);
