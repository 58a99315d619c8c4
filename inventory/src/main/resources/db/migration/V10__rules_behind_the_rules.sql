-- What the code promises, said again where nobody can go around it. Constraints are added without looking at the rows
-- that are there, so that the lock is short; V11 looks at them.
alter table stock
    add constraint stock_version check (version >= 0) not valid;

alter table stock_ledger
    add constraint stock_ledger_after check (
        version > 0 and on_hand between 0 and 1000000000 and reserved between 0 and on_hand) not valid,
    add constraint stock_ledger_words check (reference <> '' and reason <> '') not valid;

alter table reservation
    add constraint reservation_version check (version > 0) not valid;

-- Each entry follows the one before it. Once per statement, since a batch writes many entries by one.
create function ledger_follows() returns trigger language plpgsql as $$
declare
    loose record;
begin
    select entry.book_id, entry.version into loose
    from entered entry
    left join stock_ledger before on before.book_id = entry.book_id and before.version = entry.version - 1
    where entry.on_hand <> coalesce(before.on_hand, 0) + entry.on_hand_delta
       or entry.reserved <> coalesce(before.reserved, 0) + entry.reserved_delta
       or (before.version is null and entry.version <> 1)
    limit 1;
    if found then
        raise exception 'entry % of book % does not follow the one before it', loose.version, loose.book_id
            using errcode = 'check_violation', constraint = 'stock_ledger_follows';
    end if;
    return null;
end $$;

create trigger stock_ledger_follows after insert on stock_ledger
    referencing new table as entered for each statement execute function ledger_follows();

-- A row is what its last entry says. At the commit, because the entry refers to the row and comes after it.
create function stock_is_accounted_for() returns trigger language plpgsql as $$
begin
    if new.version = 0 and new.on_hand = 0 and new.reserved = 0 then
        return null;
    end if;
    if not exists (select from stock_ledger
                   where book_id = new.book_id and version = new.version
                     and on_hand = new.on_hand and reserved = new.reserved) then
        raise exception 'the ledger does not know version % of book %', new.version, new.book_id
            using errcode = 'check_violation', constraint = 'stock_accounted_for';
    end if;
    return null;
end $$;

create constraint trigger stock_accounted_for after insert or update of on_hand, reserved, version on stock
    deferrable initially deferred for each row execute function stock_is_accounted_for();

-- A reservation ends once.
create function refuse_second_end() returns trigger language plpgsql as $$
begin
    raise exception 'the reservation of order % is % already', old.order_id, old.status
        using errcode = 'check_violation', constraint = 'reservation_ends_once';
end $$;

create trigger reservation_ends_once before update of status on reservation
    for each row when (old.status <> 'held' and new.status <> old.status) execute function refuse_second_end();

-- What an order holds is never another number of copies, and never forgotten; only what came back is noted.
create trigger reservation_line_stays before update of order_id, book_id, quantity or delete on reservation_line
    for each row execute function refuse_change();
