-- How far each subscription has come, and which replica reads it. The term rises with each change of reader: one that
-- was paused and wakes up finds another term and gives up.
create table feed_position (
    subscription text primary key,
    position     bigint, -- null until the first snapshot is loaded
    term         bigint      not null default 0,
    holder       text,
    lease_until  timestamptz not null default '-infinity'
);

-- Events that could not be applied, and those behind them of the same aggregate.
create table parked_event (
    id             uuid primary key,
    subscription   text        not null,
    position       bigint      not null,
    event_id       uuid        not null,
    type           text        not null,
    aggregate_type text        not null,
    aggregate_id   uuid        not null,
    version        bigint      not null,
    at             timestamptz not null,
    payload        jsonb       not null,
    reason         text        not null,
    attempts       int         not null,
    parked_at      timestamptz not null,
    unique (subscription, event_id)
);

create index parked_event_aggregate on parked_event (subscription, aggregate_type, aggregate_id, position);
