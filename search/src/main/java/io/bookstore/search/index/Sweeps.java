package io.bookstore.search.index;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last sweep, and whether one is wanted: one row for all replicas. */
@Repository
class Sweeps {

    private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
    private static final int LONGEST_PROBLEM = 300;

    private final JdbcClient jdbc;
    private final Clock clock;

    Sweeps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Last last() {
        return jdbc.sql("select * from sweep").query(Sweeps::read).single();
    }

    void request() {
        jdbc.sql("update sweep set requested_at = ?").param(now()).update();
    }

    /** Asked for since the last one began, or time for the next. */
    boolean isDue(Duration every) {
        Last last = last();
        Duration pause = last.problem() == null || every.compareTo(AFTER_FAILURE) < 0 ? every : AFTER_FAILURE;
        return !last.requestedAt().isBefore(last.startedAt())
                || !last.startedAt().plus(pause).isAfter(clock.instant());
    }

    void begin() {
        jdbc.sql("update sweep set started_at = ?, requested_at = '-infinity', problem = 'it came to no end'")
                .param(now())
                .update();
    }

    void end(Drift drift, @Nullable String problem) {
        jdbc.sql("""
                        update sweep set finished_at = :now, compared = :compared, missing = :missing, stale = :stale,
                            extra = :extra, repaired = :repaired, problem = :problem
                        """)
                .param("now", now())
                .param("compared", drift.compared())
                .param("missing", drift.missing())
                .param("stale", drift.stale())
                .param("extra", drift.extra())
                .param("repaired", drift.repaired())
                .param("problem", problem == null ? null : shortened(problem))
                .update();
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_PROBLEM ? text.substring(0, LONGEST_PROBLEM) : text;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Last read(ResultSet row, int n) throws SQLException {
        @Nullable Timestamp finished = row.getTimestamp("finished_at");
        return new Last(
                row.getTimestamp("requested_at").toInstant(),
                row.getTimestamp("started_at").toInstant(),
                finished == null ? null : finished.toInstant(),
                new Drift(
                        row.getLong("compared"),
                        row.getLong("missing"),
                        row.getLong("stale"),
                        row.getLong("extra"),
                        row.getLong("repaired")),
                row.getString("problem"));
    }

    /**
     * @param finishedAt null before the first
     * @param problem why it came to no end; null when it did
     */
    record Last(
            Instant requestedAt,
            Instant startedAt,
            @Nullable Instant finishedAt,
            Drift drift,
            @Nullable String problem) {}
}
