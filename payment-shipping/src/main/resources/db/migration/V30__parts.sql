-- An order may leave in several parcels: one that takes the rest, as before, and any number that take a part.
alter table shipment
    add column part boolean not null default false,
    drop constraint shipment_order_id_key;

create unique index shipment_rest_of_order on shipment (order_id) where not part;
create index shipment_order on shipment (order_id);
