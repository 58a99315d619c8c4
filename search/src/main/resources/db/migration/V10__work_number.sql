-- Works with several books have a number, by which Elasticsearch counts them exactly (see SharedWorks).
create table work_number (
    work_id uuid primary key,
    number  bigint generated always as identity unique
);

insert into work_number (work_id)
select work_id from projected_book where work_id is not null group by work_id having count(*) > 1;
