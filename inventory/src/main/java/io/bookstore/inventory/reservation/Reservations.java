package io.bookstore.inventory.reservation;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Reservations {

    /** In the order of their ids, everywhere: two who bring the same orders wait for each other. */
    private static final String INSERT = """
            insert into reservation (order_id, status, expires_at, check_at, created_at, updated_at)
            select order_id, :status, :until, :until, :now, :now
            from unnest(cast(:orders as uuid[])) as new (order_id) order by order_id
            on conflict do nothing returning order_id
            """;

    private static final String READ = """
            select order_id, status, expires_at, returned_at, version from reservation
            where order_id = any (cast(:orders as uuid[])) order by order_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    Reservations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return those orders that had no reservation before, in whatever state */
    Set<UUID> insert(Collection<UUID> orders, ReservationStatus status, Instant until) {
        return new HashSet<>(jdbc.sql(INSERT)
                .param("orders", texts(orders))
                .param("status", status.word())
                .param("until", Timestamp.from(until))
                .param("now", now())
                .query(UUID.class)
                .list());
    }

    void insertLines(List<Wanted> orders) {
        List<UUID> ids = new ArrayList<>();
        List<ReservationLine> lines = new ArrayList<>();
        for (Wanted order : orders) {
            lines.addAll(order.lines());
            ids.addAll(Collections.nCopies(order.lines().size(), order.orderId()));
        }
        jdbc.sql("""
                        insert into reservation_line (order_id, book_id, quantity)
                        select * from unnest(cast(:orders as uuid[]), cast(:books as uuid[]), cast(:quantities as int[]))
                        """)
                .param("orders", texts(ids))
                .param(
                        "books",
                        texts(lines.stream().map(ReservationLine::bookId).toList()))
                .param(
                        "quantities",
                        lines.stream().map(ReservationLine::quantity).toArray(Integer[]::new))
                .update();
    }

    Optional<Reservation> find(UUID orderId) {
        return Optional.ofNullable(find(List.of(orderId)).get(orderId));
    }

    Map<UUID, Reservation> find(Collection<UUID> orders) {
        return read(READ, orders);
    }

    Optional<Reservation> lock(UUID orderId) {
        return Optional.ofNullable(lock(List.of(orderId)).get(orderId));
    }

    /** Keeps others from ending them until this transaction is over. */
    Map<UUID, Reservation> lock(Collection<UUID> orders) {
        return read(READ + " for update", orders);
    }

    void end(Collection<UUID> orders, ReservationStatus status) {
        jdbc.sql("""
                        update reservation set status = :status, version = version + 1, updated_at = :now
                        where order_id = any (cast(:orders as uuid[])) and status = 'held'
                        """)
                .param("status", status.word())
                .param("orders", texts(orders))
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

    private Map<UUID, Reservation> read(String query, Collection<UUID> orders) {
        List<Head> heads = jdbc.sql(query)
                .param("orders", texts(orders))
                .query(Reservations::head)
                .list();
        if (heads.isEmpty()) {
            return Map.of();
        }
        Map<UUID, List<ReservationLine>> lines =
                lines(heads.stream().map(Head::orderId).toList());
        return heads.stream()
                .map(head -> head.with(lines.getOrDefault(head.orderId(), List.of())))
                .collect(toMap(Reservation::orderId, identity()));
    }

    private Map<UUID, List<ReservationLine>> lines(Collection<UUID> orders) {
        Map<UUID, List<ReservationLine>> lines = new HashMap<>();
        jdbc.sql("""
                        select order_id, book_id, quantity from reservation_line
                        where order_id = any (cast(:orders as uuid[])) order by order_id, book_id
                        """).param("orders", texts(orders)).query(row -> {
            lines.computeIfAbsent(row.getObject("order_id", UUID.class), order -> new ArrayList<>())
                    .add(new ReservationLine(row.getObject("book_id", UUID.class), row.getInt("quantity")));
        });
        return lines;
    }

    /** A reservation whose lines are not read yet. */
    private record Head(UUID orderId, ReservationStatus status, Instant expiresAt, boolean returned, long version) {

        Reservation with(List<ReservationLine> lines) {
            return new Reservation(orderId, status, lines, expiresAt, returned, version);
        }
    }

    private static Head head(ResultSet row, int n) throws SQLException {
        return new Head(
                row.getObject("order_id", UUID.class),
                ReservationStatus.of(row.getString("status")),
                row.getTimestamp("expires_at").toInstant(),
                row.getTimestamp("returned_at") != null,
                row.getLong("version"));
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
