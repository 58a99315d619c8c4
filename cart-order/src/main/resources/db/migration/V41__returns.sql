-- How many copies of a line are on their way back or came back; counted when a return is asked for.
alter table order_line
    add column returned integer not null default 0,
    add constraint order_line_returned check (returned between 0 and quantity);

create table order_return (
    id            uuid primary key,
    order_id      uuid        not null references orders (id),
    status        text        not null check (status in ('requested', 'approved', 'refused', 'received')),
    wish          text        not null check (wish in ('refund', 'exchange')),
    note          text,        -- the shopper's words
    decision_note text,        -- ours to the shopper
    version       bigint      not null check (version > 0),
    created_at    timestamptz not null,
    updated_at    timestamptz not null
);

create index order_return_order on order_return (order_id, created_at);
create index order_return_by_status on order_return (status, created_at desc, id desc);
create index order_return_by_time on order_return (created_at desc, id desc);

create table order_return_line (
    return_id   uuid    not null references order_return (id),
    line_id     uuid    not null references order_line (id),
    position    integer not null,
    quantity    integer not null check (quantity > 0),
    reason      text    not null
        check (reason in ('damaged', 'wrong_item', 'not_as_described', 'changed_mind', 'arrived_late', 'other')),
    restocked   integer not null default 0 check (restocked >= 0), -- can be sold again
    written_off integer not null default 0 check (written_off >= 0),
    primary key (return_id, line_id),
    check (restocked + written_off <= quantity)
);

-- The refund that a return ended in; one that failed makes room for another.
alter table order_refund
    add column return_id uuid references order_return (id);
create unique index order_refund_of_return on order_refund (return_id) where status <> 'failed';
