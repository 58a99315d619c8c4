-- What cart-order announced of orders, to be compared with the money.
create table order_copy (
    order_id    uuid primary key,
    total_cents bigint      not null,
    currency    text        not null,
    status      text        not null check (status in ('paid', 'cancelled')),
    agrees      boolean     not null default false, -- was compared with its payment since it changed last
    changed_at  timestamptz not null
);

create index order_copy_open on order_copy (changed_at) where not agrees;

alter table payment add column order_known boolean not null default false; -- captured, and its order was seen

create index payment_without_order on payment (updated_at) where status = 'succeeded' and not order_known;

-- One row: who runs, how far Stripe was compared, and what the last run did.
create table reconciliation (
    id          boolean primary key default true check (id),
    lease_token uuid,
    lease_until timestamptz,
    watermark   timestamptz, -- all that Stripe made before is compared
    started_at  timestamptz,
    finished_at timestamptz,
    error       text,
    intents     bigint not null default 0,
    refunds     bigint not null default 0,
    orders      bigint not null default 0
);

insert into reconciliation default values;

create table reconciliation_finding (
    finding_id uuid primary key,
    kind       text        not null,
    subject    text        not null, -- an intent, refund, payment or order
    payment_id uuid,
    order_id   uuid,
    detail     text        not null,
    repairing  boolean     not null, -- whether we do something about it, or a person has to
    state      text        not null check (state in ('open', 'repaired', 'resolved')),
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    times      integer     not null default 1,
    unique (kind, subject)
);

create index reconciliation_finding_newest on reconciliation_finding (last_seen desc, finding_id desc);
create index reconciliation_finding_open on reconciliation_finding (kind) where state = 'open';
