-- Sold copies that came back one refund at a time; a later cancellation puts back only the others.
alter table reservation_line
    add column restocked integer not null default 0,
    add constraint reservation_line_restocked check (restocked between 0 and quantity);
