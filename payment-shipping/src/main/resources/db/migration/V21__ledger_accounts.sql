-- Fees, refunds and disputes get accounts of their own. Refunds booked before stay under customers: nothing is rewritten.
alter table ledger_entry
    drop constraint ledger_entry_kind_check,
    add constraint ledger_entry_kind_check check (kind in ('capture', 'refund', 'fee', 'dispute')),
    drop constraint ledger_entry_account_check,
    add constraint ledger_entry_account_check check (account in ('psp', 'customers', 'psp_fees', 'refunds', 'disputes')),
    add column transaction_id text; -- Stripe's balance transaction, where there is one

alter table payment
    add column fee_cents    bigint check (fee_cents >= 0), -- null until Stripe has said it
    add column fee_currency text check (fee_currency ~ '^[A-Z]{3}$'),
    add column fee_check_at timestamptz not null default now(),
    add column fee_checks   integer     not null default 0;

create index payment_without_fee on payment (fee_check_at) where status = 'succeeded' and fee_cents is null;
