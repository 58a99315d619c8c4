-- The inbox: each verified event once, by its id. Of its body only ids are kept; what they mean is asked of Stripe.
create table stripe_event (
    event_id    text primary key,
    type        text        not null,
    object_id   text,
    intent_id   text,
    payment_id  uuid,
    refund_id   uuid,
    status      text        not null check (status in ('received', 'applied', 'ignored')),
    attempts    integer     not null default 0,
    next_try_at timestamptz not null,
    received_at timestamptz not null,
    applied_at  timestamptz
);

create index stripe_event_open on stripe_event (next_try_at) where status = 'received';
