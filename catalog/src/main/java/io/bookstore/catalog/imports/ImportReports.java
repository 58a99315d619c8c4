package io.bookstore.catalog.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What imports did, as a whole and record by record. */
@Repository
class ImportReports {

    private static final String RUN = """
            select id, format, dry_run, status, reason, total, added, changed, deleted, unchanged, failed,
                unknown_categories, started_at, finished_at, undo_of,
                dry_run and status = 'done' and spool is not null as runnable
            from import_run
            """;

    private static final String RECORD = """
            select number, line, outcome, isbn13, title, book_id, message, changes::text as changes from import_record
            """;

    private static final int BATCH = 500;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImportReports(JdbcTemplate template, JdbcClient jdbc, JsonMapper json) {
        this.template = template;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Of records that are in already nothing is kept again. */
    void add(UUID id, List<Reported> records) {
        template.batchUpdate("""
                insert into import_record (import_id, number, line, outcome, isbn13, title, book_id, message, changes,
                    cover_url)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?) on conflict do nothing
                """, records, BATCH, (row, record) -> {
            row.setObject(1, id);
            row.setLong(2, record.number());
            row.setLong(3, record.line());
            row.setString(4, record.outcome().code());
            row.setString(5, record.isbn13());
            row.setString(6, record.title());
            row.setObject(7, record.bookId());
            row.setString(8, record.message());
            row.setString(9, record.changes() == null ? null : record.changes().toString());
            row.setString(10, record.coverUrl());
        });
    }

    Optional<RunView> run(UUID id) {
        return jdbc.sql(RUN + " where id = :id")
                .param("id", id)
                .query(RunView.class)
                .optional();
    }

    long countRuns() {
        return jdbc.sql("select count(*) from import_run").query(Long.class).single();
    }

    /** The newest first: their ids rise with time. */
    List<RunView> runs(@Nullable UUID before, int limit, long offset) {
        return jdbc.sql(RUN + """
                         where cast(:before as uuid) is null or id < :before
                        order by id desc limit :limit offset :offset
                        """)
                .param("before", before)
                .param("limit", limit)
                .param("offset", offset)
                .query(RunView.class)
                .list();
    }

    /** The undo of an import, running or done. */
    Optional<UUID> undoOf(UUID id) {
        return jdbc.sql("select id from import_run where undo_of = :id and status <> 'failed'")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    List<RecordView> records(UUID id, @Nullable String outcome, long after, int limit, long offset) {
        return jdbc.sql(RECORD + " where import_id = :id and number > :after"
                        + (outcome == null ? "" : " and outcome = :outcome")
                        + " order by number limit :limit offset :offset")
                .param("id", id)
                .param("after", after)
                .param("outcome", outcome)
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> view(row))
                .list();
    }

    /** What an import did to books, from its end on; without what it only looked at. */
    List<RecordView> effectsBelow(UUID id, long number, int limit) {
        return jdbc.sql(RECORD + """
                         where import_id = :id and number < :number and book_id is not null
                            and outcome in ('added', 'changed', 'deleted')
                        order by number desc limit :limit
                        """)
                .param("id", id)
                .param("number", number)
                .param("limit", limit)
                .query((row, n) -> view(row))
                .list();
    }

    private RecordView view(ResultSet row) throws SQLException {
        String changes = row.getString("changes");
        return new RecordView(
                row.getLong("number"),
                row.getLong("line"),
                row.getString("outcome"),
                row.getString("isbn13"),
                row.getString("title"),
                row.getObject("book_id", UUID.class),
                row.getString("message"),
                changes == null ? null : json.readTree(changes));
    }

    /**
     * @param status {@code running}, {@code done}, {@code failed}, {@code undoing} or {@code undone}
     * @param reason why it failed as a whole
     * @param undoOf the import that this one undoes
     * @param runnable a preview whose file is still kept, so that it can be imported without sending it again
     */
    record RunView(
            UUID id,
            String format,
            boolean dryRun,
            String status,
            @Nullable String reason,
            long total,
            long added,
            long changed,
            long deleted,
            long unchanged,
            long failed,
            long unknownCategories,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable UUID undoOf,
            boolean runnable) {

        long count(@Nullable String outcome) {
            return switch (outcome) {
                case "added" -> added;
                case "changed" -> changed;
                case "deleted" -> deleted;
                case "unchanged" -> unchanged;
                case "failed" -> failed;
                case null, default -> total;
            };
        }
    }

    /** @param number of the record in its file */
    record RecordView(
            @com.fasterxml.jackson.annotation.JsonIgnore long number,
            long line,
            String outcome,
            @Nullable String isbn13,
            @Nullable String title,
            @Nullable UUID bookId,
            @Nullable String message,
            @Nullable JsonNode changes) {}
}
