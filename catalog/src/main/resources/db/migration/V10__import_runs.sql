-- Imports go on where they stopped, tell what became of each record, and can be undone.
alter table import_run
    add column columns text,   -- of a CSV file: its own names of fields, as they were sent
    add column spool   text,   -- the file, by its name in the spool folder; null when there is none
    add column owner   uuid,   -- the process that works on it: nobody else may write its progress
    add column done    bigint not null default 0, -- how far it is: records of the file, or (undo) the entry above the next one
    add column deleted bigint not null default 0,
    add column undo_of uuid references import_run;

alter table import_run drop constraint import_run_status_check;
alter table import_run add constraint import_run_status_check
    check (status in ('running', 'done', 'failed', 'undoing', 'undone'));

create unique index import_run_undo on import_run (undo_of) where undo_of is not null and status <> 'failed';
create index import_run_running on import_run (seen_at) where status = 'running';

-- No foreign keys: there is a row for each record of each file.
create table import_record (
    import_id uuid   not null,
    number    bigint not null, -- of the record in its file
    line      bigint not null,
    outcome   text   not null check (outcome in ('added', 'changed', 'deleted', 'unchanged', 'failed')),
    isbn13    text,
    title     text,
    book_id   uuid,
    message   text,
    changes   jsonb,           -- {field: {from, to}}
    cover_url text,            -- where the file says that the cover is
    primary key (import_id, number)
);

create index import_record_rare on import_record (import_id, outcome, number)
    where outcome in ('changed', 'deleted', 'failed');

insert into import_record (import_id, number, line, outcome, message)
select import_id, line, line, 'failed', message from import_error;
