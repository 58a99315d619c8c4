package io.bookstore.cartorder.returns;

import io.bookstore.cartorder.returns.OrderReturn.Line;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All returns. */
@Repository
class Returns {

    private static final String SELECT = """
            select back.*, refund.id as refund_id, refund.status as refund_status, refund.amount_cents
              from order_return back
              left join order_refund refund on refund.return_id = back.id and refund.status <> 'failed'
            """;

    private final JdbcClient jdbc;

    Returns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OrderReturn back) {
        jdbc.sql("""
                        insert into order_return (id, order_id, status, wish, note, version, created_at, updated_at)
                        values (:id, :order, :status, :wish, :note, :version, :at, :at)
                        """)
                .param("id", back.id())
                .param("order", back.orderId())
                .param("status", back.status().code())
                .param("wish", back.wish())
                .param("note", back.note())
                .param("version", back.version())
                .param("at", timestamp(back.createdAt()))
                .update();
        for (int position = 0; position < back.lines().size(); position++) {
            Line line = back.lines().get(position);
            jdbc.sql("insert into order_return_line (return_id, line_id, position, quantity, reason)"
                            + " values (?, ?, ?, ?, ?)")
                    .params(back.id(), line.lineId(), position, line.quantity(), line.reason())
                    .update();
        }
    }

    /** @return false, and nothing counted, when fewer copies are left to be sent back */
    boolean setAside(UUID line, int copies) {
        return jdbc.sql("update order_line set returned = returned + :copies"
                                + " where id = :line and returned + :copies <= quantity")
                        .param("copies", copies)
                        .param("line", line)
                        .update()
                == 1;
    }

    /** Copies that did not come back may be sent back another time. */
    void giveBack(UUID line, int copies) {
        jdbc.sql("update order_line set returned = returned - :copies where id = :line")
                .param("copies", copies)
                .param("line", line)
                .update();
    }

    /** @return false when, with those of earlier refunds, more copies would be sold again than were sold */
    boolean restock(UUID line, int copies) {
        return jdbc.sql("update order_line set restocked = restocked + :copies"
                                + " where id = :line and restocked + :copies <= quantity")
                        .param("copies", copies)
                        .param("line", line)
                        .update()
                == 1;
    }

    void move(UUID id, ReturnStatus next, @Nullable String decisionNote, Instant at) {
        jdbc.sql("update order_return set status = :status, decision_note = coalesce(:note, decision_note),"
                        + " version = version + 1, updated_at = :at where id = :id")
                .param("status", next.code())
                .param("note", decisionNote)
                .param("at", timestamp(at))
                .param("id", id)
                .update();
    }

    void receive(UUID id, UUID line, int restocked, int writtenOff) {
        jdbc.sql("update order_return_line set restocked = ?, written_off = ? where return_id = ? and line_id = ?")
                .params(restocked, writtenOff, id, line)
                .update();
    }

    /** When the order arrived; nothing while it has not. */
    Optional<Instant> arrivalOf(UUID order) {
        return jdbc.sql("select at from order_moment where order_id = ? and event = 'delivered' order by version desc"
                        + " limit 1")
                .param(order)
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .optional();
    }

    Optional<OrderReturn> find(UUID id) {
        return one(SELECT + " where back.id = :id", id);
    }

    /** The return, which nobody else changes until the transaction ends. */
    Optional<OrderReturn> lock(UUID id) {
        return one(SELECT + " where back.id = :id for no key update of back", id);
    }

    List<OrderReturn> of(UUID order) {
        return withLines(jdbc.sql(SELECT + " where back.order_id = :order order by back.created_at, back.id")
                .param("order", order)
                .query((row, n) -> bare(row))
                .list());
    }

    long count(@Nullable ReturnStatus status) {
        return jdbc.sql("select count(*) from order_return where (:status::text is null or status = :status)")
                .param("status", status == null ? null : status.code())
                .query(Long.class)
                .single();
    }

    /** One page of returns, newest first. */
    List<OrderReturn> page(@Nullable ReturnStatus status, PageQuery page) {
        String cursor = page.after();
        String sql = SELECT + " where (:status::text is null or back.status = :status)"
                + (cursor == null ? "" : " and (back.created_at, back.id) < (:after_at, :after_id)")
                + " order by back.created_at desc, back.id desc limit :limit"
                + (cursor == null ? " offset :offset" : "");
        JdbcClient.StatementSpec query = jdbc.sql(sql)
                .param("status", status == null ? null : status.code())
                .param("limit", page.limit());
        if (cursor == null) {
            query.param("offset", page.offset());
        } else {
            List<String> place = Cursors.decode(cursor, 2);
            query.param("after_at", instant(place.get(0))).param("after_id", id(place.get(1)));
        }
        return withLines(query.query((row, n) -> bare(row)).list());
    }

    static String cursorOf(OrderReturn back) {
        return Cursors.encode(back.createdAt(), back.id());
    }

    private static OffsetDateTime instant(String text) {
        try {
            return timestamp(Instant.parse(text));
        } catch (DateTimeParseException notOurs) {
            throw Cursors.invalid();
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursors.invalid();
        }
    }

    private Optional<OrderReturn> one(String sql, UUID id) {
        return withLines(jdbc.sql(sql)
                        .param("id", id)
                        .query((row, n) -> bare(row))
                        .list())
                .stream()
                .findFirst();
    }

    private List<OrderReturn> withLines(List<OrderReturn> bare) {
        Map<UUID, List<Line>> lines = linesOf(bare.stream().map(OrderReturn::id).toList());
        return bare.stream()
                .map(back -> new OrderReturn(
                        back.id(),
                        back.orderId(),
                        back.status(),
                        back.wish(),
                        back.note(),
                        back.decisionNote(),
                        back.version(),
                        lines.getOrDefault(back.id(), List.of()),
                        back.refund(),
                        back.createdAt(),
                        back.updatedAt()))
                .toList();
    }

    private Map<UUID, List<Line>> linesOf(Collection<UUID> returns) {
        Map<UUID, List<Line>> found = new HashMap<>();
        if (!returns.isEmpty()) {
            jdbc.sql("""
                            select line.*, sold.book_id, sold.title, sold.unit_price_cents from order_return_line line
                              join order_line sold on sold.id = line.line_id
                             where line.return_id in (:returns) order by line.return_id, line.position
                            """)
                    .param("returns", returns)
                    .query((row, n) -> found.computeIfAbsent(
                                    row.getObject("return_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row)))
                    .list();
        }
        return found;
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getObject("line_id", UUID.class),
                row.getObject("book_id", UUID.class),
                row.getString("title"),
                row.getInt("quantity"),
                row.getString("reason"),
                row.getInt("restocked"),
                row.getInt("written_off"),
                row.getLong("unit_price_cents"));
    }

    private static OrderReturn bare(ResultSet row) throws SQLException {
        UUID refund = row.getObject("refund_id", UUID.class);
        return new OrderReturn(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                ReturnStatus.stored(row.getString("status")),
                row.getString("wish"),
                row.getString("note"),
                row.getString("decision_note"),
                row.getLong("version"),
                List.of(),
                refund == null
                        ? null
                        : new OrderReturn.RefundOf(refund, row.getString("refund_status"), row.getLong("amount_cents")),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
