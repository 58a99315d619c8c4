-- One row per order. Without lines it is a mark: the order was released before it held anything.
create table reservation (
    order_id    uuid primary key,
    status      text        not null check (status in ('held', 'released', 'consumed', 'expired')),
    expires_at  timestamptz not null,
    check_at    timestamptz not null, -- when the backstop asks about it next
    returned_at timestamptz,          -- consumed copies that came back, because the order was cancelled
    version     bigint      not null default 1,
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    check (returned_at is null or status = 'consumed')
);

create index reservation_due on reservation (check_at) where status = 'held';

create table reservation_line (
    order_id uuid    not null references reservation (order_id),
    book_id  uuid    not null references stock (book_id),
    quantity integer not null check (quantity > 0),
    primary key (order_id, book_id)
);
