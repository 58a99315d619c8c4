-- What pricing must know of a book: see the book document of the catalog.
alter table sellable_book
    add column category_path jsonb not null default '[]', -- slugs of its shelves and of all above them
    add column series_id     text,
    add column series_name   text,
    add column tax_class     text,
    add column weight_g      int;

-- The books that are known already were copied without it: copy them again.
update feed_position set position = null where subscription = 'cart-order.catalog';

-- Why an order costs what it costs: its discounts and taxes, line by line, as they were when it was placed.
create table order_price (
    order_id uuid primary key references orders (id),
    detail   jsonb not null
);
