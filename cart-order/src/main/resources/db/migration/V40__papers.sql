-- Which papers are still to be written; a row is made by the transaction that makes its paper due.
create table paper_due (
    source_id    uuid primary key, -- the order of an invoice, the refund of a credit note
    order_id     uuid        not null references orders (id),
    kind         text        not null check (kind in ('invoice', 'credit-note')),
    amount_cents bigint      not null check (amount_cents >= 0),
    due_at       timestamptz not null
);

create index paper_due_next on paper_due (due_at);
create index paper_due_order on paper_due (order_id);

-- The last number given in a series and year. It rises in the transaction that writes the paper, so that no number is lost.
create table paper_counter (
    series text   not null,
    year   int    not null,
    last   bigint not null check (last > 0),
    primary key (series, year)
);

create table paper (
    id           uuid primary key,
    source_id    uuid        not null unique,
    order_id     uuid        not null references orders (id),
    kind         text        not null check (kind in ('invoice', 'credit-note')),
    series       text        not null,
    year         int         not null,
    number       bigint      not null check (number > 0),
    currency     text        not null,
    total_cents  bigint      not null check (total_cents >= 0),
    tax_cents    bigint      not null check (tax_cents between 0 and total_cents),
    content      bytea       not null, -- encrypted: all that the PDF shows
    issued_at    timestamptz not null,
    unique (series, year, number)
);

create unique index paper_one_invoice on paper (order_id) where kind = 'invoice';
create index paper_order on paper (order_id, issued_at);

create function refuse_paper_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger paper_append_only before update or delete on paper
    for each row execute function refuse_paper_change();

-- What was paid and given back before there were papers gets its papers too.
insert into paper_due (source_id, order_id, kind, amount_cents, due_at)
select id, id, 'invoice', total_cents, paid_at from orders where paid_at is not null;
insert into paper_due (source_id, order_id, kind, amount_cents, due_at)
select gen_random_uuid(), id, 'credit-note', refunded_cents, updated_at from orders
where refunded_cents > 0 and paid_at is not null;
