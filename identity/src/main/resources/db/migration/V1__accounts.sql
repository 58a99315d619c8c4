-- Personal fields are encrypted (Tink AEAD bound to table, row and field); email_key is a keyed hash for look-ups.
create table account (
    id            uuid primary key,
    email_key     bytea       not null unique,
    email         bytea       not null,
    name          bytea       not null,
    password_hash text        not null,
    roles         text[]      not null,
    status        text        not null check (status in ('unverified', 'active', 'disabled')),
    version       bigint      not null default 1,
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

-- One use of a mailed link; only a hash of what was mailed is kept.
create table mailed_token (
    hash       bytea primary key,
    account_id uuid        not null references account on delete cascade,
    purpose    text        not null,
    expires_at timestamptz not null
);

create table signing_key (
    kid         text primary key,
    private_key bytea       not null,
    created_at  timestamptz not null
);

-- A sign-in. Token n of a family can be made again from the server's key, so only where the family stands is kept.
create table refresh_family (
    id         uuid primary key,
    account_id uuid        not null references account on delete cascade,
    current    integer     not null,
    token_hash bytea       not null,
    rotated_at timestamptz not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at   timestamptz,
    end_reason text
);
create index refresh_family_account on refresh_family (account_id);

-- A letter and the one reason for which it is sent.
create table mail (
    id          uuid primary key,
    reason      text        not null unique,
    kind        text        not null,
    account_id  uuid,
    order_id    uuid,
    secret      bytea,
    status      text        not null check (status in ('waiting', 'sent', 'parked')),
    attempts    integer     not null default 0,
    next_at     timestamptz not null,
    last_error  text,
    created_at  timestamptz not null,
    sent_at     timestamptz
);
create index mail_waiting on mail (next_at) where status = 'waiting';
