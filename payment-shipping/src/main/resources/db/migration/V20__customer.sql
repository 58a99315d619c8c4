-- Stripe's customer of an account; what it keeps of cards stays there.
create table customer (
    user_id        uuid primary key,
    stripe_id      text unique, -- null until Stripe has answered
    attempt        integer not null default 1 check (attempt > 0),
    default_method text,
    erase_at       timestamptz, -- the account was erased: when Stripe is told (again)
    created_at     timestamptz not null
);

create index customer_erase on customer (erase_at) where erase_at is not null;

alter table payment
    add column user_id     uuid, -- until the charge is sent, to find or make the customer
    add column save_method boolean not null default false,
    add column customer_id text,
    add column wallet      text;
