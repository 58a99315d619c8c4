-- The file of an e-book. Its bytes are in the file store under a key that names their digest.
create table ebook_file (
    book_id     uuid primary key,
    key         text        not null,
    media_type  text        not null check (media_type in ('application/epub+zip', 'application/pdf')),
    size_bytes  bigint      not null check (size_bytes > 0),
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    uploaded_by uuid        not null,
    uploaded_at timestamptz not null
);
