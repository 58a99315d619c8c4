-- The last comparison of catalogue, projection and index, and whether one is wanted.
create table sweep (
    id           boolean primary key default true check (id),
    requested_at timestamptz not null default '-infinity',
    started_at   timestamptz not null,
    finished_at  timestamptz,
    compared     bigint      not null default 0,
    missing      bigint      not null default 0,
    stale        bigint      not null default 0,
    extra        bigint      not null default 0,
    repaired     bigint      not null default 0,
    problem      text
);

insert into sweep (started_at) values (now());
