-- Money that Stripe took on other terms than we asked for. It goes back whole; the row is committed before Stripe hears of it.
create table wrong_capture (
    payment_id     uuid primary key references payment (payment_id),
    intent_id      text        not null unique,
    captured_cents bigint      not null check (captured_cents > 0), -- what was really taken
    currency       text        not null check (currency ~ '^[A-Z]{3}$'),
    refund_id      uuid        not null unique,
    attempt        integer     not null default 1 check (attempt > 0),
    begun_at       timestamptz not null,
    returned_at    timestamptz -- null until Stripe itself lists all of it as given back
);

-- From then on the payment can only end as canceled, whatever anybody hears of its intent.
alter table payment
    add column wrong_capture boolean not null default false,
    add constraint payment_wrong_capture check (not wrong_capture or status in ('review', 'canceled')) not valid;
alter table payment validate constraint payment_wrong_capture;

create index payment_in_review on payment (check_at) where status = 'review';
create index payment_returned_without_fee on payment (fee_check_at)
    where wrong_capture and status = 'canceled' and fee_cents is null;
