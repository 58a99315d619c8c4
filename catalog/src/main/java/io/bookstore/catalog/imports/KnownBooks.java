package io.bookstore.catalog.imports;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which books of a batch are in the catalogue already. */
@Repository
class KnownBooks {

    private final JdbcClient jdbc;

    KnownBooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One batch at a time in the whole shop, until its transaction ends: two files may hold the same book. */
    void lockImports() {
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
    record Known(UUID id, @Nullable String hash) {}
}
