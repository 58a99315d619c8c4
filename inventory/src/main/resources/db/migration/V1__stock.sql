create table stock (
    book_id   uuid primary key,
    on_hand   integer not null default 0 check (on_hand between 0 and 1000000000),
    reserved  integer not null default 0 check (reserved >= 0),
    threshold integer not null check (threshold >= 0),
    version   bigint  not null default 0,
    check (reserved <= on_hand)
) with (fillfactor = 70); -- room for a hot row's next version on its own page

-- Every change of a stock row, in the statement that makes it: the deltas sum to the row, the versions have no gap.
create table stock_ledger (
    book_id        uuid        not null references stock (book_id),
    version        bigint      not null,
    kind           text        not null,
    on_hand_delta  integer     not null,
    reserved_delta integer     not null,
    on_hand        integer     not null, -- after the change
    reserved       integer     not null,
    order_id       uuid,
    reference      text,
    reason         text,
    actor          uuid,
    at             timestamptz not null,
    primary key (book_id, version),
    constraint stock_ledger_kind check (
        case kind
            when 'receipt'    then on_hand_delta > 0 and reserved_delta = 0 and reference is not null
            when 'adjustment' then on_hand_delta <> 0 and reserved_delta = 0 and reason is not null
            when 'reserve'    then on_hand_delta = 0 and reserved_delta > 0 and order_id is not null
            when 'release'    then on_hand_delta = 0 and reserved_delta < 0 and order_id is not null
            when 'expire'     then on_hand_delta = 0 and reserved_delta < 0 and order_id is not null
            when 'consume'    then on_hand_delta = reserved_delta and reserved_delta < 0 and order_id is not null
            when 'return'     then on_hand_delta > 0 and reserved_delta = 0 and order_id is not null
            else false
        end)
);

-- A receipt's reference and an order's step count once per book, whatever is repeated.
create unique index stock_ledger_reference on stock_ledger (book_id, kind, reference) where reference is not null;
create unique index stock_ledger_order on stock_ledger (order_id, book_id, kind) where order_id is not null;

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger stock_ledger_append_only before update or delete on stock_ledger
    for each row execute function refuse_change();
create trigger stock_ledger_no_truncate before truncate on stock_ledger
    for each statement execute function refuse_change();
