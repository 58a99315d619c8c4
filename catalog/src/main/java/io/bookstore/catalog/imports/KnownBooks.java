package io.bookstore.catalog.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which books of a batch are in the catalogue already. */
@Repository
class KnownBooks {

    /** Stands in place of the hash. */
    static final String UNDONE = "undone";

    private final JdbcClient jdbc;

    KnownBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One batch at a time in the whole shop, until its transaction ends: two files may hold the same book. No shopper waits
     * for it, so it may take longer than their requests.
     */
    void lockImports() {
        // a limit of transactions that runs already is not moved, only switched off and on
        jdbc.sql("""
                        select set_config('transaction_timeout', '0', true), set_config('transaction_timeout', '60s', true),
                            set_config('statement_timeout', '60s', true), set_config('lock_timeout', '30s', true)
                        """).query((row, number) -> row.getString(1)).single();
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('catalog.import', 0))")
                .query((row, number) -> number)
                .single();
    }

    /** By ISBN. */
    Map<String, Known> byIsbn(Collection<ImportRecord> records) {
        Map<String, Known> known = new HashMap<>();
        List<String> isbns = records.stream()
                .map(ImportRecord::isbn)
                .filter(Objects::nonNull)
                .toList();
        if (!isbns.isEmpty()) {
            jdbc.sql("select id, isbn13, source_hash from book where isbn13 in (:isbns)")
                    .param("isbns", isbns)
                    .query(row -> {
                        known.put(
                                row.getString("isbn13"),
                                new Known(row.getObject("id", UUID.class), row.getString("source_hash")));
                    });
        }
        return known;
    }

    /** Books without ISBN by the id that their records name. */
    Map<UUID, Known> byId(Collection<ImportRecord> records) {
        Map<UUID, Known> known = new HashMap<>();
        List<UUID> ids = records.stream()
                .filter(record -> record.isbn() == null)
                .map(ImportRecord::bookId)
                .filter(Objects::nonNull)
                .toList();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, source_hash from book where isbn13 is null and id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        UUID id = row.getObject("id", UUID.class);
                        known.put(id, new Known(id, row.getString("source_hash")));
                    });
        }
        return known;
    }

    /** The works of the books with these ISBNs, by ISBN. */
    Map<String, UUID> worksOf(Collection<String> isbns) {
        Map<String, UUID> works = new HashMap<>();
        if (!isbns.isEmpty()) {
            jdbc.sql("select isbn13, work_id from book where isbn13 in (:isbns)")
                    .param("isbns", isbns)
                    .query(row -> {
                        works.put(row.getString("isbn13"), row.getObject("work_id", UUID.class));
                    });
        }
        return works;
    }

    /** Books without ISBN of these works, by {@link ImportRecord#identity}. */
    Map<String, Known> byIdentity(Collection<UUID> works) {
        Map<String, Known> known = new HashMap<>();
        if (!works.isEmpty()) {
            jdbc.sql("""
                            select id, work_id, format, language, title_key, source_hash from book
                            where isbn13 is null and work_id in (:works)
                            """).param("works", works).query(row -> {
                String identity = ImportRecord.identity(
                        row.getObject("work_id", UUID.class),
                        row.getString("format"),
                        row.getString("language"),
                        row.getString("title_key"));
                known.put(identity, new Known(row.getObject("id", UUID.class), row.getString("source_hash")));
            });
        }
        return known;
    }

    /** Which of these books were changed by anybody but this import, and that was not taken back. */
    Set<UUID> editedBesides(Collection<UUID> books, UUID importId) {
        return Set.copyOf(jdbc.sql("""
                        select distinct change.book_id
                        from book_change change left join import_run run on run.id = change.import_id
                        where change.book_id in (:books) and change.import_id is distinct from :import
                            and (run.id is null or (run.status <> 'undone' and run.undo_of is null))
                        """)
                .param("books", books)
                .param("import", importId)
                .query(UUID.class)
                .list());
    }

    /** Keeps staff from editing these books while we do. */
    void lock(Collection<UUID> books) {
        if (!books.isEmpty()) {
            jdbc.sql("select id from book where id in (:books) order by id for update")
                    .param("books", books)
                    .query(UUID.class)
                    .list();
        }
    }

    /** @param hash of the record that was imported last, null when none was */
    record Known(UUID id, @Nullable String hash) {

        /** Deleted by the undo of the import that brought it; another import may bring it again. */
        boolean isUndone() {
            return UNDONE.equals(hash);
        }
    }
}
