create sequence order_number;

create table orders (
    id                uuid primary key,
    number            text        not null unique,
    user_id           uuid,
    owner             text        not null, -- user:<id> or cart:<hash of the cart token>
    status            text        not null
        check (status in ('pending', 'paid', 'packed', 'shipped', 'delivered', 'cancelled')),
    version           bigint      not null check (version > 0),
    currency          text        not null check (currency ~ '^[A-Z]{3}$'),
    subtotal_cents    bigint      not null check (subtotal_cents >= 0),
    discount_cents    bigint      not null check (discount_cents between 0 and subtotal_cents),
    shipping_cents    bigint      not null check (shipping_cents >= 0),
    tax_cents         bigint      not null check (tax_cents >= 0),
    total_cents       bigint      not null,
    refunded_cents    bigint      not null default 0 check (refunded_cents >= 0),
    email             bytea       not null, -- encrypted
    shipping_addr     bytea       not null, -- encrypted
    country           text        not null,
    shipping_method   text,
    needs_shipping    boolean     not null,
    cart_id           uuid,
    cart_version      bigint,
    payment_id        uuid        not null unique, -- ours, made before the PSP hears of it
    payment_method    text,                        -- forgotten when the order is settled
    payment_status    text        not null,
    payment_brand     text,
    payment_last4     text,
    payment_message   text,                        -- why the bank said no, in its words
    cancel_reason     text,
    shortage          jsonb,
    paid_at           timestamptz,
    created_at        timestamptz not null,
    updated_at        timestamptz not null,
    check (total_cents = subtotal_cents - discount_cents + shipping_cents + tax_cents),
    check ((status = 'cancelled') = (cancel_reason is not null)),
    check ((cart_id is null) = (cart_version is null))
);

-- a cart as it was at one moment can be bought once
create unique index orders_one_per_cart on orders (cart_id, cart_version) where status <> 'cancelled';
create index orders_of_user on orders (user_id, created_at desc, id desc);
create index orders_by_time on orders (created_at desc, id desc);
create index orders_by_status on orders (status, created_at desc, id desc);

create table order_line (
    id               uuid primary key,
    order_id         uuid   not null references orders (id),
    position         int    not null,
    book_id          uuid   not null,
    title            text   not null,
    authors          jsonb  not null,
    isbn13           text,
    format           text,
    quantity         int    not null check (quantity between 1 and 10000),
    unit_price_cents bigint not null check (unit_price_cents >= 0),
    total_cents      bigint not null check (total_cents = unit_price_cents * quantity),
    unique (order_id, position),
    unique (order_id, book_id)
);

create index order_line_book on order_line (book_id);

create table order_moment (
    order_id uuid        not null references orders (id),
    version  bigint      not null, -- of the order after it
    at       timestamptz not null,
    event    text        not null,
    primary key (order_id, version)
);

create table order_shipment (
    id              uuid primary key,
    order_id        uuid   not null references orders (id),
    version         bigint not null, -- of the last shipment event applied
    carrier         text,
    status          text   not null,
    tracking_number text,
    tracking_url    text,
    events          jsonb  not null
);

create index order_shipment_order on order_shipment (order_id);
