-- Rises with every change of a row and follows the clock, so that a database that was set up anew or restored still
-- writes versions above those that Elasticsearch has seen.
create function next_book_version(current bigint) returns bigint
    language sql volatile
    return greatest(current + 1, (extract(epoch from clock_timestamp()) * 1000)::bigint);

-- What search knows of a book, each part from its producer.
create table projected_book (
    book_id         uuid primary key,
    version         bigint  not null,
    indexed_version bigint  not null default 0, -- what Elasticsearch has acknowledged
    problem         text,                       -- why Elasticsearch refuses this version; cleared by the next change
    document        jsonb,                      -- catalog's book document; null until catalog has spoken
    catalog_version bigint  not null default -1,
    work_id         uuid,
    active          boolean not null default false,
    available       integer,                    -- null until inventory has spoken
    stock_version   bigint  not null default -1,
    sales           bigint  not null default 0
);

create index projected_book_work on projected_book (work_id) where work_id is not null;

create index projected_book_dirty on projected_book (version)
    where indexed_version < version and document is not null and problem is null;

-- A sold line counts once, however often it is told.
create table counted_sale (
    order_id uuid not null,
    book_id  uuid not null,
    quantity integer not null,
    sold_at  timestamptz not null,
    primary key (order_id, book_id)
);

create table category_name (
    slug text primary key,
    name text not null
);

-- The indexes that are written: the live one, the one being built, and the last one for as long as rolling back is wanted.
create table search_index (
    name           text primary key,
    state          text        not null check (state in ('building', 'live', 'retired')),
    definition     text        not null,
    created_at     timestamptz not null,
    switched_at    timestamptz,
    copied_through uuid,
    copied         bigint      not null default 0
);

create unique index search_index_one_live on search_index (state) where state = 'live';
create unique index search_index_one_building on search_index (state) where state = 'building';

-- Which replica writes Elasticsearch.
create table index_writer (
    id          boolean primary key default true check (id),
    holder      uuid        not null,
    lease_until timestamptz not null
);

insert into index_writer (holder, lease_until) values ('00000000-0000-0000-0000-000000000000', '-infinity');
