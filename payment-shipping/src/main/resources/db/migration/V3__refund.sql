create table refund (
    refund_id        uuid primary key,
    payment_id       uuid    not null references payment (payment_id),
    amount_cents     bigint  not null check (amount_cents > 0),
    reason           text    not null,
    status           text    not null check (status in ('unknown', 'pending', 'succeeded', 'failed')),
    attempt          integer not null default 1 check (attempt > 0),
    stripe_refund_id text unique,
    sent_at          timestamptz not null, -- when the current attempt was first sent
    check_at         timestamptz not null,
    checks           integer not null default 0,
    refunded_total   bigint, -- of the payment, right after this refund was made
    created_at       timestamptz not null,
    updated_at       timestamptz not null
);

create index refund_payment on refund (payment_id);
create index refund_open on refund (check_at) where status in ('unknown', 'pending');
