-- What else is known of an edition.
alter table book
    add column subjects       jsonb  not null default '[]', -- [{scheme, code, heading}], in the order given
    add column awards         text[] not null default '{}',
    add column tax_class      text check (tax_class in ('book', 'ebook', 'standard')), -- null: what the format says
    add column age_from       int check (age_from between 0 and 120),
    add column age_to         int check (age_to between 0 and 120),
    add column height_mm      int check (height_mm between 1 and 100000),
    add column width_mm       int check (width_mm between 1 and 100000),
    add column thickness_mm   int check (thickness_mm between 1 and 100000),
    add column weight_g       int check (weight_g between 1 and 100000),
    add column available_from date,
    add column image_id       text, -- of the uploaded picture; null: the shop draws the cover
    add constraint book_ages check (age_from <= age_to);

create unique index book_image on book (image_id) where image_id is not null;

-- Pictures that no book shows any more. They are kept for a while: pages and search still name them.
create table dropped_image (
    image_id   text primary key,
    dropped_at timestamptz not null
);

-- Pen names and other spellings.
alter table contributor
    add column other_names     text[] not null default '{}',
    add column other_name_keys text[] not null default '{}'; -- as name_key

create index contributor_other_names on contributor using gin (other_name_keys);

-- What a book is rated: by the catalogues that it was imported from, and by those who bought it here.
alter table book
    add column imported_rating numeric(3, 2) check (imported_rating between 0 and 5),
    add column imported_count  int    not null default 0 check (imported_count >= 0),
    add column reviews_sum     bigint not null default 0 check (reviews_sum >= 0),
    add column reviews_count   int    not null default 0 check (reviews_count >= 0);

update book set imported_rating = rating, imported_count = ratings_count
where rating is not null or ratings_count > 0;

-- rating and ratings_count follow from the four columns, whoever writes those.
create function book_rating() returns trigger language plpgsql as $$
declare
    weight int := case when new.imported_rating is null then 0 else new.imported_count end;
begin
    new.rating := case
        when weight + new.reviews_count = 0 then new.imported_rating
        else round((coalesce(new.imported_rating, 0) * weight + new.reviews_sum) / (weight + new.reviews_count), 2)
    end;
    new.ratings_count := new.imported_count + new.reviews_count;
    return new;
end
$$;

create trigger book_rating before update of imported_rating, imported_count, reviews_sum, reviews_count on book
    for each row execute function book_rating();
create trigger book_rating_of_new before insert on book
    for each row when (new.imported_rating is not null or new.imported_count > 0) execute function book_rating();

-- Who may review what: learnt from paid orders, and kept when an order is cancelled or refunded.
create table purchase (
    user_id      uuid        not null,
    book_id      uuid        not null, -- no foreign key: cart-order may sell what an older copy of us does not know
    purchased_at timestamptz not null,
    primary key (user_id, book_id)
);

create table review (
    id         uuid primary key,
    book_id    uuid        not null references book,
    user_id    uuid        not null,
    rating     int         not null check (rating between 1 and 5),
    title      text        not null,
    body       text        not null,
    hidden     boolean     not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    unique (book_id, user_id)
);

create index review_newest on review (created_at, id);
create index review_user on review (user_id);

-- Who did what to which review. No texts: they belong to their writer, who may take them back.
create table review_change (
    id         uuid primary key,
    review_id  uuid        not null,
    book_id    uuid        not null,
    action     text        not null check (action in ('created', 'changed', 'deleted', 'hidden', 'shown')),
    changes    jsonb       not null, -- {rating: {from, to}}
    actor_id   uuid,
    request_id text,
    at         timestamptz not null
);

create index review_change_review on review_change (review_id, at);
