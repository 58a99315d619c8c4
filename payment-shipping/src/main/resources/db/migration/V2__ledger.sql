-- Double entry: each set of entries sums to zero per currency, checked when its transaction commits.
create table ledger_entry (
    set_id       uuid        not null, -- the payment for a capture, the refund for a refund
    kind         text        not null check (kind in ('capture', 'refund')),
    account      text        not null check (account in ('psp', 'customers')),
    payment_id   uuid        not null references payment (payment_id),
    currency     text        not null check (currency ~ '^[A-Z]{3}$'),
    amount_cents bigint      not null check (amount_cents <> 0),
    at           timestamptz not null,
    primary key (set_id, account)
);

create index ledger_entry_payment on ledger_entry (payment_id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger ledger_append_only before update or delete on ledger_entry
    for each row execute function refuse_change();
create trigger ledger_no_truncate before truncate on ledger_entry
    for each statement execute function refuse_change();

create function refuse_unbalanced() returns trigger language plpgsql as $$
begin
    if exists (select from ledger_entry where set_id = new.set_id group by currency having sum(amount_cents) <> 0) then
        raise exception 'ledger set % does not sum to zero', new.set_id;
    end if;
    return null;
end $$;

create constraint trigger ledger_balanced after insert on ledger_entry deferrable initially deferred
    for each row execute function refuse_unbalanced();
