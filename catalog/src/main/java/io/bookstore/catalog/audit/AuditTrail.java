package io.bookstore.catalog.audit;

import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Who changed what: a row for each write, in its transaction. */
@Repository
public class AuditTrail {

    private static final String INSERT = """
            insert into book_change (id, book_id, version, action, changes, actor_id, request_id, import_id, at)
            values (?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?)
            """;
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    AuditTrail(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void add(Actor actor, Change change) {
        addAll(actor, List.of(change));
    }

    public void addAll(Actor actor, List<Change> changes) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(INSERT, changes, BATCH, (row, change) -> {
            row.setObject(1, Ids.next());
            row.setObject(2, change.bookId());
            row.setLong(3, change.version());
            row.setString(4, change.action());
            row.setString(5, change.fields().toString());
            row.setObject(6, actor.userId());
            row.setString(7, actor.requestId());
            row.setObject(8, actor.importId());
            row.setTimestamp(9, now);
        });
    }
}
