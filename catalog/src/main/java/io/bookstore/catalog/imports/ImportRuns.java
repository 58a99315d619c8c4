package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The row of each import. Only its owner moves it on: a process that was believed dead and is not finds that out in
 * the transaction of its next batch, which then changes nothing.
 */
@Repository
class ImportRuns {

    private final JdbcClient jdbc;
    private final Clock clock;

    ImportRuns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param columns as they were sent */
    void begin(ImportJob job, @Nullable String columns) {
        jdbc.sql("""
                        insert into import_run (id, format, dry_run, status, actor_id, started_at, seen_at, columns, spool,
                            owner, undo_of)
                        values (:id, :format, :dryRun, 'running', :actor, :now, :now, :columns, :spool, :owner, :undoOf)
                        """)
                .param("id", job.id())
                .param("format", job.format() == null ? "undo" : job.format().code())
                .param("dryRun", job.dryRun())
                .param("actor", job.actor().userId())
                .param("now", now())
                .param("columns", columns)
                .param("spool", job.spool())
                .param("owner", job.owner())
                .param("undoOf", job.undoOf())
                .update();
    }

    /** @throws TakenOver when another process has the import by now */
    void progress(ImportJob job, Progress progress) {
        int rows = jdbc.sql("""
                        update import_run set done = :done, total = :total, added = :added, changed = :changed,
                            deleted = :deleted, unchanged = :unchanged, failed = :failed,
                            unknown_categories = :unknownCategories, seen_at = :now
                        where id = :id and owner = :owner and status = 'running'
                        """)
                .param("id", job.id())
                .param("owner", job.owner())
                .param("now", now())
                .param("done", progress.done())
                .param("total", progress.total())
                .param("added", progress.added())
                .param("changed", progress.changed())
                .param("deleted", progress.deleted())
                .param("unchanged", progress.unchanged())
                .param("failed", progress.failed())
                .param("unknownCategories", progress.unknownCategories())
                .update();
        mine(job, rows);
    }

    /** A sign of life. */
    void alive(ImportJob job) {
        mine(
                job,
                jdbc.sql(
                                "update import_run set seen_at = :now where id = :id and owner = :owner and status = 'running'")
                        .param("now", now())
                        .param("id", job.id())
                        .param("owner", job.owner())
                        .update());
    }

    private static void mine(ImportJob job, int rows) {
        if (rows == 0) {
            throw new TakenOver(job.id());
        }
    }

    /** @param reason why it failed as a whole, null when it did not */
    void end(ImportJob job, @Nullable String reason) {
        jdbc.sql("""
                        update import_run set status = :status, reason = :reason, finished_at = :now, seen_at = :now
                        where id = :id and owner = :owner and status = 'running'
                        """)
                .param("id", job.id())
                .param("owner", job.owner())
                .param("status", reason == null ? "done" : "failed")
                .param("reason", reason)
                .param("now", now())
                .update();
    }

    /** Whoever looks first may go on with it. */
    void release(ImportJob job) {
        jdbc.sql("update import_run set seen_at = 'epoch' where id = :id and owner = :owner and status = 'running'")
                .param("id", job.id())
                .param("owner", job.owner())
                .update();
    }

    /** Running ones that nobody has moved since then. */
    List<Silent> silentSince(Instant time) {
        return jdbc.sql("""
                        select id, format, dry_run, columns, spool, actor_id, undo_of, seen_at, done, total, added, changed,
                            deleted, unchanged, failed, unknown_categories
                        from import_run where status = 'running' and seen_at < :time order by started_at limit 10
                        """)
                .param("time", Timestamp.from(time))
                .query((row, number) -> Silent.read(row))
                .list();
    }

    /** @return whether it is ours now */
    boolean claim(Silent silent, UUID owner) {
        return jdbc.sql("""
                                update import_run set owner = :owner, seen_at = :now
                                where id = :id and status = 'running' and seen_at = :seenAt
                                """)
                        .param("owner", owner)
                        .param("now", now())
                        .param("id", silent.id())
                        .param("seenAt", silent.seenAt())
                        .update()
                == 1;
    }

    /** @return whether it was in one of these states */
    boolean move(UUID id, List<String> from, String to) {
        return jdbc.sql("update import_run set status = :to where id = :id and status in (:from)")
                        .param("to", to)
                        .param("id", id)
                        .param("from", from)
                        .update()
                == 1;
    }

    /** The file of a finished preview, for one who imports it; nobody else gets it after that. */
    Optional<Previewed> takeFile(UUID id) {
        return jdbc.sql("""
                        with preview as (
                            select id, format, columns, spool from import_run
                            where id = :id and dry_run and status = 'done' and spool is not null for update
                        )
                        update import_run set spool = null from preview where import_run.id = preview.id
                        returning preview.format, preview.columns, preview.spool
                        """)
                .param("id", id)
                .query((row, number) -> new Previewed(
                        ImportFormat.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                        row.getString("columns"),
                        row.getString("spool")))
                .optional();
    }

    /** After its undo: undone, or what it was before. */
    void settle(UUID undone, boolean complete) {
        jdbc.sql("""
                        update import_run set status =
                            case when :complete then 'undone' when reason is null then 'done' else 'failed' end
                        where id = :id and status = 'undoing'
                        """).param("complete", complete).param("id", undone).update();
    }

    /** The file names of imports that are not over. */
    List<String> spooled() {
        return jdbc.sql("select spool from import_run where status = 'running' and spool is not null")
                .query(String.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** Another process goes on with the import. */
    static final class TakenOver extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TakenOver(UUID id) {
            super("import " + id + " has another owner");
        }
    }

    /**
     * What a preview looked at.
     *
     * @param spool the name of its file
     */
    record Previewed(ImportFormat format, @Nullable String columns, String spool) {}

    /** An import whose process is gone, or was told to stop. */
    record Silent(
            UUID id,
            @Nullable ImportFormat format,
            boolean dryRun,
            @Nullable String columns,
            @Nullable String spool,
            @Nullable UUID actorId,
            @Nullable UUID undoOf,
            Timestamp seenAt,
            Progress progress) {

        private static Silent read(ResultSet row) throws SQLException {
            UUID undoOf = row.getObject("undo_of", UUID.class);
            return new Silent(
                    row.getObject("id", UUID.class),
                    undoOf != null
                            ? null
                            : ImportFormat.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                    row.getBoolean("dry_run"),
                    row.getString("columns"),
                    row.getString("spool"),
                    row.getObject("actor_id", UUID.class),
                    undoOf,
                    row.getTimestamp("seen_at"),
                    new Progress(
                            row.getLong("done"),
                            row.getLong("total"),
                            row.getLong("added"),
                            row.getLong("changed"),
                            row.getLong("deleted"),
                            row.getLong("unchanged"),
                            row.getLong("failed"),
                            row.getLong("unknown_categories")));
        }

        ImportJob job(UUID owner) {
            return new ImportJob(
                    id,
                    owner,
                    format,
                    spool,
                    CsvColumns.parse(columns),
                    dryRun,
                    new Actor(actorId, null, null),
                    undoOf,
                    progress);
        }

        Optional<String> file() {
            return Optional.ofNullable(spool);
        }
    }
}
