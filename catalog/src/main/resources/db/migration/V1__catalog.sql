-- The shelves of the shop: a tree.
create table category (
    id        uuid primary key,
    slug      text   not null unique,
    name      text   not null,
    parent_id uuid references category,
    position  int    not null, -- among all categories: the order of the seed file
    path      text[] not null  -- slugs from the root down to this one
);

create index category_path on category using gin (path);

-- What an author wrote, whatever its editions.
create table work (
    id            uuid primary key,
    key           text unique, -- joins the editions that imports bring one by one; null for works made by hand
    title         text        not null,
    original_year int,
    created_at    timestamptz not null
);

create table contributor (
    id         uuid primary key,
    name       text        not null,
    name_key   text        not null unique, -- the name without case, dots and surplus spaces
    created_at timestamptz not null
);

create table series (
    id         uuid primary key,
    name       text        not null,
    name_key   text        not null unique,
    created_at timestamptz not null
);

-- One edition: what is sold.
create table book (
    id            uuid primary key,
    work_id       uuid             not null references work,
    isbn13        text unique check (isbn13 ~ '^97[89][0-9]{10}$'),
    title         text             not null,
    title_key     text collate "C" not null, -- by which titles are sorted
    subtitle      text,
    format        text             not null,
    language      text,
    publisher     text,
    published     text, -- as exact as it is known: a year, a month or a day
    published_on  date, -- the first day of that
    pages         int check (pages > 0),
    description   text             not null default '', -- always safe as HTML
    series_id     uuid references series,
    series_volume text,
    series_order  numeric(12, 4),
    price_cents   bigint           not null check (price_cents between 0 and 9999999999),
    currency      text             not null,
    rating        numeric(3, 2) check (rating between 0 and 5),
    ratings_count int              not null default 0 check (ratings_count >= 0),
    sold          bigint           not null default 0, -- copies in paid orders
    active        boolean          not null,
    source_hash   text,                                -- of the imported record that was applied last
    version       bigint           not null,
    created_at    timestamptz      not null,
    updated_at    timestamptz      not null
);

create index book_work on book (work_id);
create index book_series on book (series_id, series_order) where series_id is not null;
-- one for each sort of the list, with the id as tie-break
create index book_newest on book (created_at, id) where active;
create index book_published on book (coalesce(published_on, '0001-01-01'::date), id) where active;
create index book_title on book (title_key, id) where active;
create index book_price on book (price_cents, id) where active;
create index book_sold on book (sold, id) where active;
create index book_rating on book (coalesce(rating, 0), ratings_count, id) where active;

create table book_contributor (
    book_id        uuid not null references book,
    position       int  not null,
    contributor_id uuid not null references contributor,
    role           text not null,
    primary key (book_id, position)
);

create index book_contributor_contributor on book_contributor (contributor_id, book_id);

create table book_category (
    book_id     uuid not null references book,
    position    int  not null,
    category_id uuid not null references category,
    primary key (book_id, position),
    unique (category_id, book_id) deferrable initially deferred
);

-- What inventory says of each book. No foreign key: the two services need not learn of a book in the same order.
create table availability (
    book_id   uuid primary key,
    available int    not null,
    version   bigint not null -- of inventory's row; an older one never overwrites a newer one
);

-- Who changed what.
create table book_change (
    id         uuid primary key,
    book_id    uuid        not null references book,
    version    bigint      not null,
    action     text        not null check (action in ('created', 'changed', 'deleted', 'restored')),
    changes    jsonb       not null, -- {field: {from, to}}
    actor_id   uuid,                 -- of the staff member; null when the shop did it by itself
    request_id text,
    import_id  uuid,
    at         timestamptz not null
);

create index book_change_book on book_change (book_id, version);

create table import_run (
    id          uuid primary key,
    format      text        not null,
    dry_run     boolean     not null,
    status      text        not null check (status in ('running', 'done', 'failed')),
    reason      text, -- why it failed as a whole
    total       bigint      not null default 0,
    added       bigint      not null default 0,
    changed     bigint      not null default 0,
    unchanged   bigint      not null default 0,
    failed      bigint      not null default 0,
    unknown_categories bigint not null default 0, -- names that no shelf could be found for
    actor_id    uuid,
    started_at  timestamptz not null,
    seen_at     timestamptz not null, -- sign of life of the process that runs it
    finished_at timestamptz
);

create table import_error (
    import_id uuid   not null references import_run,
    line      bigint not null,
    message   text   not null,
    primary key (import_id, line)
);
