-- What the event said and nobody can be asked later (a refund's amount, a parcel's number), as the letter will show it.
alter table mail add column details jsonb;

-- Letters about one order leave in the order in which they were written.
create index mail_waiting_of_order on mail (order_id, id) where status = 'waiting';
