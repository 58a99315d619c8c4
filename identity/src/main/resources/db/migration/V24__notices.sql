-- What a letter said, to be read in the shop; its subject is sealed by the account's key.
create table notice (
    id         uuid primary key,
    account_id uuid        not null references account on delete cascade,
    kind       text        not null,
    subject    bytea       not null,
    link       text        not null,
    created_at timestamptz not null,
    read_at    timestamptz
);
create index notice_account on notice (account_id, created_at desc, id desc);

-- What somebody does not want; no row means the usual.
create table notice_choice (
    account_id uuid    not null references account on delete cascade,
    topic      text    not null check (topic in ('orders', 'news')),
    mail       boolean not null,
    in_app     boolean not null,
    primary key (account_id, topic)
);

-- A letter of the staff to many, written to a few at a time; account_id is how far it is.
create table broadcast (
    id         uuid primary key,
    segment    text        not null check (segment in ('everybody', 'customers', 'staff')),
    subject    text        not null,
    body       text        not null,
    actor_id   uuid        not null,
    account_id uuid,
    created_at timestamptz not null,
    done_at    timestamptz
);
create index broadcast_open on broadcast (created_at) where done_at is null;
