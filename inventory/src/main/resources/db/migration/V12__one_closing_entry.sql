-- An order's copies of a book are released, expired or sold: one of these, once. Built beside the running shop, so not in
-- a transaction; after an attempt that was cut off, what is left of it goes first.
set lock_timeout = '60s';
drop index concurrently if exists stock_ledger_closed;
create unique index concurrently stock_ledger_closed on stock_ledger (order_id, book_id)
    where kind in ('release', 'expire', 'consume');
set lock_timeout = '1s';
