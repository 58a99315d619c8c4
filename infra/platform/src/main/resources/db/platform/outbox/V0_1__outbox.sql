-- Events of this service, written in the transactions that make them true. The column names aggregatetype, aggregateid
-- are those of Debezium's outbox router.
create table outbox (
    insert_id     bigint generated always as identity primary key,
    id            uuid        not null unique,
    aggregatetype text        not null,
    aggregateid   uuid        not null,
    type          text        not null,
    version       bigint      not null,
    payload       jsonb       not null,
    at            timestamptz not null,
    position      bigint unique -- given by the sequencer after the commit; readers go by it alone
);

create index outbox_open on outbox (insert_id) where position is null;

-- What the table cannot tell once its rows are pruned.
create table outbox_extent (
    single boolean primary key default true check (single),
    last   bigint not null default 0, -- highest position given out
    pruned bigint not null default 0  -- highest position deleted
);

insert into outbox_extent default values;
