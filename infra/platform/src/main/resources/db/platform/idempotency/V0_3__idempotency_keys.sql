create table idempotency_key (
    owner       text        not null,
    key         text        not null,
    fingerprint text        not null,
    token       uuid        not null, -- of the claim that holds the key now
    resource_id uuid,                 -- set in the transaction that makes the resource
    lease_until timestamptz not null,
    created_at  timestamptz not null,
    primary key (owner, key)
);

create index idempotency_key_age on idempotency_key (created_at);
