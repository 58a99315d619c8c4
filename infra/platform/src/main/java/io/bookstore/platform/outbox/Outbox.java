package io.bookstore.platform.outbox;

import io.bookstore.platform.ids.Ids;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a service says what happened. An event is a row of the caller's transaction: it is published if, and only if,
 * that transaction commits. Append after the aggregate's row is locked, so that the events of one aggregate are
 * published in the order of its versions.
 */
public final class Outbox {

    private static final String INSERT = """
            insert into outbox (id, aggregatetype, aggregateid, type, version, payload, at)
            values (?, ?, ?, ?, ?, ?::jsonb, ?)
            """;
    private static final int BATCH = 500;

    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final CommitSignal signal;

    Outbox(JdbcTemplate jdbc, JsonMapper json, Clock clock, CommitSignal signal) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.signal = signal;
    }

    /** @throws IllegalStateException outside a transaction */
    public void append(NewEvent event) {
        appendAll(List.of(event));
    }

    /**
     * Appends in this order, in few round trips.
     *
     * @throws IllegalStateException outside a transaction
     */
    public void appendAll(List<NewEvent> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "An event is appended in the transaction that makes it true; there is none.");
        }
        if (events.isEmpty()) {
            return;
        }
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.batchUpdate(INSERT, events, BATCH, (row, event) -> fill(row, event, now));
        TransactionSynchronizationManager.registerSynchronization(signal);
    }

    private void fill(PreparedStatement row, NewEvent event, Timestamp now) throws SQLException {
        row.setObject(1, Ids.next());
        row.setString(2, event.aggregateType());
        row.setObject(3, event.aggregateId());
        row.setString(4, event.type());
        row.setLong(5, event.version());
        row.setString(6, json.writeValueAsString(event.payload()));
        row.setTimestamp(7, now);
    }
}
