package io.bookstore.inventory.reservation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Reservations {

    private static final String INSERT = """
            insert into reservation (order_id, status, expires_at, check_at, created_at, updated_at)
            values (:order_id, :status, :until, :until, :now, :now) on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Reservations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false when the order has a reservation already, in whatever state */
    boolean insert(UUID orderId, ReservationStatus status, Instant until) {
        return jdbc.sql(INSERT)
                        .param("order_id", orderId)
                        .param("status", status.word())
                        .param("until", Timestamp.from(until))
                        .param("now", now())
                        .update()
                == 1;
    }

    void insertLines(UUID orderId, List<ReservationLine> lines) {
        for (ReservationLine line : lines) {
            jdbc.sql("insert into reservation_line (order_id, book_id, quantity) values (?, ?, ?)")
                    .params(orderId, line.bookId(), line.quantity())
                    .update();
        }
    }

    Optional<Reservation> find(UUID orderId) {
        return read(orderId, "");
    }

    /** Keeps others from ending it until this transaction is over. */
    Optional<Reservation> lock(UUID orderId) {
        return read(orderId, " for update");
    }

    void end(UUID orderId, ReservationStatus status) {
        jdbc.sql("""
                        update reservation set status = :status, version = version + 1, updated_at = :now
                        where order_id = :order_id and status = 'held'
                        """)
                .param("status", status.word())
                .param("order_id", orderId)
                .param("now", now())
                .update();
    }

    void markReturned(UUID orderId) {
        jdbc.sql("""
                        update reservation set returned_at = :now, version = version + 1, updated_at = :now
                        where order_id = :order_id and returned_at is null
                        """).param("order_id", orderId).param("now", now()).update();
    }

    /** Takes holds that are past their time, so that no other replica asks about them for a while. */
    List<UUID> takeDue(int limit, Duration askAgainAfter) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update reservation set check_at = :again
                        where order_id in (
                            select order_id from reservation where status = 'held' and check_at <= :now
                            order by check_at limit :limit for update skip locked)
                        returning order_id
                        """)
                .param("again", Timestamp.from(now.plus(askAgainAfter)))
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    /** Notes copies that came back; more than were sold is a breach of the table's rules. */
    void restock(UUID orderId, UUID bookId, int quantity) {
        int lines = jdbc.sql("update reservation_line set restocked = restocked + ? where order_id = ? and book_id = ?")
                .params(quantity, orderId, bookId)
                .update();
        if (lines == 0) {
            throw new IllegalStateException("Order " + orderId + " never held book " + bookId);
        }
    }

    /** The copies of a sold order that have not come back yet. */
    List<ReservationLine> notRestocked(UUID orderId) {
        return jdbc.sql("""
                        select book_id, quantity - restocked as quantity from reservation_line
                        where order_id = ? and restocked < quantity order by book_id
                        """)
                .param(orderId)
                .query((row, n) -> new ReservationLine(row.getObject("book_id", UUID.class), row.getInt("quantity")))
                .list();
    }

    private Optional<Reservation> read(UUID orderId, String lock) {
        return jdbc.sql("select order_id, status, expires_at, returned_at, version from reservation where order_id = ?"
                        + lock)
                .param(orderId)
                .query((row, n) -> new Reservation(
                        orderId,
                        ReservationStatus.of(row.getString("status")),
                        lines(orderId),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("returned_at") != null,
                        row.getLong("version")))
                .optional();
    }

    private List<ReservationLine> lines(UUID orderId) {
        return jdbc.sql("select book_id, quantity from reservation_line where order_id = ? order by book_id")
                .param(orderId)
                .query((row, n) -> new ReservationLine(row.getObject("book_id", UUID.class), row.getInt("quantity")))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
