alter table orders
    add column save_payment_method boolean not null default false,
    add column payment_wallet      text;

-- Which moments of a dispute stand in the order's timeline already: news may come twice.
create table order_dispute_moment (
    dispute_id uuid not null,
    event      text not null,
    order_id   uuid not null,
    primary key (dispute_id, event)
);
