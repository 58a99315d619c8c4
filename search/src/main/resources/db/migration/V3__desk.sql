-- What staff say about searches: each list is kept whole, with the version that If-Match compares.
create table desk_list (
    kind       text primary key check (kind in ('synonyms', 'pins', 'redirects')),
    version    bigint not null default 0,
    content    jsonb  not null default '[]',
    changed_at timestamptz,
    changed_by uuid
);

insert into desk_list (kind) values ('synonyms'), ('pins'), ('redirects');

-- Who changed what, and what it was before: the content of every version.
create table desk_change (
    kind       text        not null,
    version    bigint      not null,
    content    jsonb       not null,
    changed_at timestamptz not null,
    changed_by uuid        not null,
    primary key (kind, version)
);

-- What was looked for, by day. No row tells who: searchers is a number only, up to three and at most once a day each.
create table query_log (
    day       date        not null,
    query     text        not null,
    searches  integer     not null,
    unmatched integer     not null, -- searches that no book matched as they were typed
    searchers integer     not null,
    stage     text        not null, -- of the latest
    last_at   timestamptz not null,
    primary key (day, query)
);

create index query_log_unmatched on query_log (day) where unmatched > 0;
