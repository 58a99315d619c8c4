create table dispute (
    dispute_id        uuid primary key,
    stripe_dispute_id text        not null unique,
    payment_id        uuid        not null references payment (payment_id),
    order_id          uuid        not null,
    amount_cents      bigint      not null check (amount_cents >= 0),
    currency          text        not null check (currency ~ '^[A-Z]{3}$'),
    reason            text        not null,
    status            text        not null, -- Stripe's word
    open              boolean     not null,
    withdrawn_cents   bigint      not null default 0, -- what Stripe holds of the payment because of it
    fee_cents         bigint      not null default 0,
    evidence_due_at   timestamptz,
    opened_at         timestamptz not null,
    closed_at         timestamptz,
    check_at          timestamptz not null,
    version           bigint      not null default 1,
    updated_at        timestamptz not null
);

create index dispute_payment on dispute (payment_id);
create index dispute_newest on dispute (opened_at desc, dispute_id desc);
create index dispute_open on dispute (check_at) where open;
