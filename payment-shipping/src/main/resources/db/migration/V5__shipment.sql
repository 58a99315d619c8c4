create table shipment (
    shipment_id     uuid primary key,
    order_id        uuid    not null unique,
    user_id         uuid,
    carrier         text    not null,
    status          text    not null,
    tracking_number text,
    tracking_url    text,
    version         bigint  not null default 1,
    created_at      timestamptz not null
);

create table shipment_event (
    shipment_id uuid        not null references shipment (shipment_id),
    position    integer     not null,
    event       text        not null,
    at          timestamptz not null,
    primary key (shipment_id, position)
);
