create table sellable_book (
    id          uuid primary key,
    version     bigint  not null, -- of the book in the catalog; an older one never overwrites a newer one
    title       text    not null,
    authors     jsonb   not null,
    isbn13      text,
    format      text,
    price_cents bigint  not null check (price_cents >= 0),
    currency    text    not null,
    active      boolean not null
);

-- What inventory last said. Shown in the cart; never decides a sale.
create table stock_level (
    book_id   uuid primary key,
    available bigint not null
);
