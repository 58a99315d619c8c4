-- Accounts that are gone. Their orders lose name and address as soon as nothing has to be sent any more.
create table erased_account (
    user_id   uuid primary key,
    erased_at timestamptz not null
);
