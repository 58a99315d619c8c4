package io.bookstore.platform.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far each subscription has come, and who reads it.
 *
 * <p>A lease in the row itself rather than a session's advisory lock: it needs no connection of its own, works behind a
 * connection pooler, and passes on when a reader is frozen and not only when it is dead. Time is the database's. A
 * reader that wakes up late is fenced off by its term; while a batch runs it holds the row, so that no lease can be
 * taken from under it.
 */
final class Positions {

    private static final String MINE = " where subscription = :subscription and term = :term";

    private final JdbcClient jdbc;

    private final long leaseMillis;

    /** @param lease longer than a poll, and not so long that a crashed reader is missed */
    Positions(JdbcClient jdbc, Duration lease) {
        this.jdbc = jdbc;
        this.leaseMillis = lease.toMillis();
    }

    /** Takes the lease if it is free, without waiting. */
    Optional<Lease> acquire(String subscription, String holder) {
        // asked first, because an insert would wait for the running batch, conflict or not
        jdbc.sql("""
                        insert into feed_position (subscription)
                        select :subscription
                        where not exists (select from feed_position where subscription = :subscription)
                        on conflict do nothing
                        """).param("subscription", subscription).update();
        return jdbc.sql("""
                        update feed_position
                        set term = term + 1, holder = :holder, lease_until = clock_timestamp() + :millis * interval '1 ms'
                        where subscription = (
                            select subscription from feed_position
                            where subscription = :subscription and lease_until < clock_timestamp()
                            for update skip locked)
                        returning term
                        """)
                .param("subscription", subscription)
                .param("holder", holder)
                .param("millis", leaseMillis)
                .query(Long.class)
                .optional()
                .map(term -> new Lease(subscription, term));
    }

    /**
     * Prolongs the lease and tells the position; null while nothing was taken yet. Within a transaction it also keeps
     * the row, so that nobody can take the lease before the transaction ends.
     */
    @Nullable
    Long renew(Lease lease) {
        return mine(
                        "update feed_position set lease_until = clock_timestamp() + :millis * interval '1 ms'" + MINE
                                + " returning position",
                        lease)
                .param("millis", leaseMillis)
                .query(Positions::position)
                .optional()
                .orElseThrow(() -> new Lease.Lost(lease))
                .value();
    }

    /** Waits for the running batch, whoever runs it. */
    void lockAnyTerm(String subscription) {
        jdbc.sql("select term from feed_position where subscription = :subscription for update")
                .param("subscription", subscription)
                .query(Long.class)
                .optional();
    }

    void move(Lease lease, long position) {
        int moved = mine("update feed_position set position = :position" + MINE, lease)
                .param("position", position)
                .update();
        if (moved == 0) {
            throw new Lease.Lost(lease);
        }
    }

    void release(Lease lease) {
        mine("update feed_position set lease_until = '-infinity'" + MINE, lease).update();
    }

    private JdbcClient.StatementSpec mine(String sql, Lease lease) {
        return jdbc.sql(sql).param("subscription", lease.subscription()).param("term", lease.term());
    }

    private static Found position(ResultSet row, int number) throws SQLException {
        return new Found(row.getObject("position", Long.class));
    }

    private record Found(@Nullable Long value) {}
}
