-- Who changed stock by hand, for good: each entry carries the hash of the one before it, so none can be changed, taken
-- away or slipped in without breaking all that follow. Written by the database itself, in the transaction of the change.
create table audit_entry (
    seq      bigint primary key,
    at       timestamptz not null,
    actor    uuid        not null,
    action   text        not null,
    subject  uuid        not null,
    detail   text        not null,
    previous bytea       not null,
    hash     bytea       not null unique
);

-- The last link. Whoever notes it elsewhere can tell later whether anything before it was rewritten.
create table audit_head (
    single boolean primary key default true check (single),
    seq    bigint not null,
    hash   bytea  not null
);

insert into audit_head (seq, hash) values (0, sha256('bookstore'));

create function audit_hash(previous bytea, seq bigint, at timestamptz, actor uuid, action text, subject uuid, detail text)
    returns bytea language sql stable as $$
    select sha256(previous || convert_to(
        concat_ws('|', seq, (extract(epoch from at) * 1000000)::bigint, actor, action, subject, detail), 'UTF8'));
$$;

create function audit(at timestamptz, actor uuid, action text, subject uuid, detail text)
    returns void language plpgsql as $$
declare
    head audit_head;
    next bytea;
begin
    select * into head from audit_head for update;
    next := audit_hash(head.hash, head.seq + 1, at, actor, action, subject, detail);
    insert into audit_entry values (head.seq + 1, at, actor, action, subject, detail, head.hash, next);
    update audit_head set seq = head.seq + 1, hash = next;
end $$;

-- The first entry that does not follow from those before it; null when the whole chain holds.
create function audit_break() returns bigint language sql stable as $$
    select min(broken) from (
        select seq as broken from (
            select e.*, lag(hash, 1, sha256('bookstore')) over (order by seq) as last_hash, lag(seq, 1, 0::bigint) over (order by seq) as last_seq
            from audit_entry e) entry
        where previous <> last_hash or seq <> last_seq + 1
           or hash <> audit_hash(previous, seq, at, actor, action, subject, detail)
        union all
        select head.seq from audit_head head
        where head.seq <> (select count(*) from audit_entry)
           or head.seq > 0 and not exists (select from audit_entry e where e.seq = head.seq and e.hash = head.hash)) breaks;
$$;

create trigger audit_append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger audit_no_truncate before truncate on audit_entry for each statement execute function refuse_change();

create function audit_booking() returns trigger language plpgsql as $$
begin
    perform audit(new.at, new.actor, new.kind, new.book_id, jsonb_build_object(
        'version', new.version, 'delta', new.on_hand_delta, 'on_hand', new.on_hand,
        'reference', new.reference, 'reason', new.reason)::text);
    return null;
end $$;

-- At the commit, so that the chain's lock is the last one that a transaction waits for.
create constraint trigger stock_ledger_audit after insert on stock_ledger deferrable initially deferred
    for each row when (new.actor is not null) execute function audit_booking();
