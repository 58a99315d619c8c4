create table search_event (
    query_id uuid        not null,
    book_id  uuid        not null,
    kind     text        not null check (kind in ('click', 'cart')),
    at       timestamptz not null,
    primary key (query_id, book_id, kind)
);

create index search_event_at on search_event (at);
