-- Money that staff give back. The id is the refund's at payment-shipping too, so repeating it gives nothing twice.
create table order_refund (
    id           uuid primary key,
    order_id     uuid        not null references orders (id),
    amount_cents bigint      not null check (amount_cents > 0),
    reason       text        not null,
    restock      jsonb       not null, -- [{book_id, quantity}]: copies that came back
    status       text        not null check (status in ('unknown', 'pending', 'succeeded', 'failed')),
    made_by      uuid        not null,
    created_at   timestamptz not null,
    updated_at   timestamptz not null
);

create index order_refund_order on order_refund (order_id, created_at);
-- one at a time: the next is decided when it is known what became of the last
create unique index order_refund_open on order_refund (order_id) where status in ('unknown', 'pending');

alter table orders
    add column refunding_cents bigint not null default 0 check (refunding_cents >= 0), -- set aside for an open refund
    add constraint orders_refunds check (refunded_cents + refunding_cents <= total_cents);

alter table order_line
    add column restocked integer not null default 0,
    add constraint order_line_restocked check (restocked between 0 and quantity);
