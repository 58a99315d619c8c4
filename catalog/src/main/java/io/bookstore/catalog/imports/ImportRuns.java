package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is known of each import. */
@Repository
class ImportRuns {

    /** Longer than any batch: an import that was silent for so long died with its process. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private static final int MAX_ERRORS = 10_000;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcTemplate template, JdbcClient jdbc, Clock clock) {
        this.template = template;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void begin(UUID id, ImportFormat format, boolean dryRun, Actor actor) {
        jdbc.sql("""
                        insert into import_run (id, format, dry_run, status, actor_id, started_at, seen_at)
                        values (:id, :format, :dryRun, 'running', :actor, :now, :now)
                        """)
                .param("id", id)
                .param("format", format.code())
                .param("dryRun", dryRun)
                .param("actor", actor.userId())
                .param("now", now())
                .update();
    }

    void progress(UUID id, Tally.Counts counts) {
        jdbc.sql("""
                        update import_run set total = :total, added = :added, changed = :changed,
                            unchanged = :unchanged, failed = :failed, unknown_categories = :unknownCategories,
                            seen_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("total", counts.total())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("unchanged", counts.unchanged())
                .param("failed", counts.failed())
                .param("unknownCategories", counts.unknownCategories())
                .param("now", now())
                .update();
    }

    void addErrors(UUID id, Map<Long, String> errors, long before) {
        List<Map.Entry<Long, String>> kept = errors.entrySet().stream()
                .limit(Math.max(0, MAX_ERRORS - before))
                .toList();
        template.batchUpdate(
                "insert into import_error (import_id, line, message) values (?, ?, ?) on conflict do nothing",
                kept,
                MAX_ERRORS,
                (row, error) -> {
                    row.setObject(1, id);
                    row.setLong(2, error.getKey());
                    row.setString(3, error.getValue());
                });
    }

    /** @param reason why it failed as a whole, null when it did not */
    void end(UUID id, @Nullable String reason) {
        jdbc.sql("""
                        update import_run set status = :status, reason = :reason, finished_at = :now, seen_at = :now
                        where id = :id
                        """)
                .param("id", id)
                .param("status", reason == null ? "done" : "failed")
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    Optional<RunView> find(UUID id) {
        return jdbc.sql("""
                        select id, format, dry_run, total, added, changed, unchanged, failed, unknown_categories,
                            started_at, finished_at,
                            case when status = 'running' and seen_at < :silent then 'failed' else status end as status,
                            case when status = 'running' and seen_at < :silent
                                then 'The service stopped in the middle. Send the file again: what is in stays in.'
                                else reason end as reason
                        from import_run where id = :id
                        """)
                .param("id", id)
                .param("silent", Timestamp.from(clock.instant().minus(SILENCE)))
                .query(RunView.class)
                .optional();
    }

    long countErrors(UUID id) {
        return jdbc.sql("select count(*) from import_error where import_id = :id")
                .param("id", id)
                .query(Long.class)
                .single();
    }

    List<ErrorView> errors(UUID id, long afterLine, int limit, long offset) {
        return jdbc.sql("""
                        select line, message from import_error where import_id = :id and line > :after
                        order by line limit :limit offset :offset
                        """)
                .param("id", id)
                .param("after", afterLine)
                .param("limit", limit)
                .param("offset", offset)
                .query(ErrorView.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /**
     * @param status {@code running}, {@code done} or {@code failed}
     * @param reason why the file failed as a whole
     */
    record RunView(
            UUID id,
            String status,
            String format,
            boolean dryRun,
            long total,
            long added,
            long changed,
            long unchanged,
            long failed,
            long unknownCategories,
            @Nullable String reason,
            Instant startedAt,
            @Nullable Instant finishedAt) {}

    record ErrorView(long line, String message) {}
}
