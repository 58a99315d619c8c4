-- Rules that lower prices. What an order got by them is kept with the order, so a rule may be changed at any time.
create table promotion (
    id                    uuid primary key,
    version               bigint      not null check (version > 0),
    name                  text        not null,
    code                  text,                 -- capitals; null: comes by itself
    effect                jsonb       not null,
    scope                 jsonb       not null,
    segment               text        not null,
    currency              text,                 -- of its amounts; null: for every currency
    min_basket_cents      bigint      not null check (min_basket_cents >= 0),
    starts_at             timestamptz not null,
    ends_at               timestamptz check (ends_at > starts_at),
    priority              int         not null,
    exclusive             boolean     not null,
    max_uses              int         check (max_uses > 0),
    max_uses_per_customer int         check (max_uses_per_customer > 0),
    uses                  int         not null default 0,
    active                boolean     not null,
    deleted_at            timestamptz,
    created_at            timestamptz not null,
    updated_at            timestamptz not null,
    created_by            uuid        not null,
    updated_by            uuid        not null,
    constraint promotion_limit check (uses >= 0 and (max_uses is null or uses <= max_uses))
);

create unique index promotion_code on promotion (code) where deleted_at is null;
create index promotion_automatic on promotion (starts_at) where code is null and active and deleted_at is null;
create index promotion_newest on promotion (created_at desc, id desc) where deleted_at is null;

-- Who changed what: the promotion as it was after each change.
create table promotion_change (
    promotion_id uuid        not null references promotion (id),
    version      bigint      not null,
    at           timestamptz not null,
    made_by      uuid        not null,
    kind         text        not null check (kind in ('created', 'changed', 'deleted')),
    after        jsonb       not null,
    primary key (promotion_id, version)
);

-- How often each customer has used each promotion; most is the limit that the last claim saw.
create table promotion_customer (
    promotion_id uuid not null references promotion (id),
    customer     text not null, -- user:<id> or mail:<keyed hash of the address>
    uses         int  not null,
    most         int  not null,
    primary key (promotion_id, customer),
    constraint promotion_customer_limit check (uses >= 0 and uses <= most)
);

-- One use of one promotion by one order: planned with the order, claimed by its process, given back at most once.
create table promotion_redemption (
    order_id                uuid   not null references orders (id),
    promotion_id            uuid   not null references promotion (id),
    customer                text   not null,
    currency                text   not null,
    discount_cents          bigint not null check (discount_cents >= 0),
    shipping_discount_cents bigint not null check (shipping_discount_cents >= 0),
    state                   text   not null check (state in ('planned', 'claimed', 'given_back')),
    primary key (order_id, promotion_id)
);

create index promotion_redemption_use on promotion_redemption (promotion_id) where state = 'claimed';
