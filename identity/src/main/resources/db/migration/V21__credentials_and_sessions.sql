-- Tokens of an account are found when its password or address changes, to end them all.
create index mailed_token_account on mailed_token (account_id);

-- A letter to another address than the account's (the new one, the one before), encrypted.
alter table mail add column address bytea;

-- An e-mail change waits until both addresses have confirmed it. A new one takes its place.
create table email_change (
    account_id    uuid primary key references account on delete cascade,
    email         bytea       not null,
    email_key     bytea       not null,
    old_confirmed boolean     not null default false,
    new_confirmed boolean     not null default false,
    expires_at    timestamptz not null
);

-- Failed sign-ins, by keyed hashes: of the address with the network address, of each alone. Nobody is named.
create table sign_in_failure (
    who        bytea primary key,
    failures   integer     not null,
    last_at    timestamptz not null,
    blocked_to timestamptz not null
);
create index sign_in_failure_age on sign_in_failure (last_at);

-- From where an account was signed in to before: those places keep working while strangers try passwords.
create table sign_in_place (
    who     bytea primary key,
    seen_at timestamptz not null
);
create index sign_in_place_age on sign_in_place (seen_at);

-- What the owner is shown of a sign-in, encrypted.
alter table refresh_family
    add column device bytea,
    add column second_factor boolean not null default false;
create index refresh_family_ended on refresh_family (ended_at) where ended_at is not null;
