-- The shared secret of an authenticator app, sealed with the account's key. A code works once: its time step is kept.
create table second_factor (
    account_id uuid primary key references account on delete cascade,
    secret     bytea       not null,
    confirmed  boolean     not null default false,
    last_step  bigint      not null default 0,
    created_at timestamptz not null
);

create table recovery_code (
    account_id uuid  not null references account on delete cascade,
    hash       bytea not null,
    primary key (account_id, hash)
);
