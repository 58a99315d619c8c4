-- Scans the tables, but stops nobody from reading or writing them.
alter table stock validate constraint stock_version;
alter table stock_ledger validate constraint stock_ledger_after;
alter table stock_ledger validate constraint stock_ledger_words;
alter table reservation validate constraint reservation_version;
