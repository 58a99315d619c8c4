-- One key per account, itself encrypted by the key set. Without its row everything personal of the account is
-- unreadable, in every old backup too, as long as this table is backed up apart and for a short time only.
create table account_key (
    account_id uuid primary key references account on delete cascade,
    sealed     bytea       not null,
    created_at timestamptz not null
);

-- The whole address is one encrypted text.
create table address (
    id         uuid primary key,
    account_id uuid        not null references account on delete cascade,
    content    bytea       not null,
    preferred  boolean     not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index address_account on address (account_id, created_at desc, id desc);
create unique index address_preferred on address (account_id) where preferred;

-- Outlives its account for the minutes in which tokens of the session may still be about.
create table ended_session (
    session_id uuid primary key,
    ended_at   timestamptz not null
);
create index ended_session_age on ended_session (ended_at);

-- Who did what to whose account. Ids only: it outlives the people.
create table account_audit (
    id         uuid primary key,
    account_id uuid        not null,
    actor_id   uuid        not null,
    action     text        not null,
    detail     text,
    at         timestamptz not null
);
create index account_audit_account on account_audit (account_id, id desc);

create index account_newest on account (created_at desc, id desc);
