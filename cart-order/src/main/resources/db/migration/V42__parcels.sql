-- An order may leave in several parcels. How much of a line has left already:
alter table order_line
    add column shipped integer not null default 0,
    add constraint order_line_shipped check (shipped between 0 and quantity);

update order_line set shipped = quantity
 where order_id in (select id from orders where status in ('shipped', 'delivered'));

-- What is in a parcel that takes a part of its order; null: all that no other takes.
alter table order_shipment
    add column lines jsonb; -- [{book_id, quantity}]

alter table orders
    drop constraint orders_status_check,
    add constraint orders_status_check
        check (status in ('pending', 'paid', 'packed', 'partly_shipped', 'shipped', 'delivered', 'cancelled'));
