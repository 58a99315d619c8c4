-- What shoppers did with hits, by day: older days count less (see Interest).
create table book_interest (
    book_id uuid    not null,
    day     date    not null,
    clicks  integer not null default 0,
    carts   integer not null default 0,
    primary key (book_id, day)
);

create index book_interest_day on book_interest (day);

-- A level that moves rarely, so that a click is no reason to write the index.
alter table projected_book add column interest integer not null default 0;

create index projected_book_interest on projected_book (book_id) where interest > 0;

-- Which other books the latest orders of a book hold.
create index counted_sale_book on counted_sale (book_id, sold_at desc);
