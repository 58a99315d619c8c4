package io.bookstore.cartorder.refund;

import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All refunds that staff made. Whoever changes one has locked its order. */
@Component
public class OrderRefunds {

    private static final TypeReference<List<Restock>> RESTOCK = new TypeReference<>() {};
    private static final String OPEN = "status in ('unknown', 'pending')";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OrderRefunds(JdbcClient jdbc, LenientJson json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json.mapper();
        this.clock = clock;
    }

    public void insert(OrderRefund refund) {
        jdbc.sql("""
                        insert into order_refund
                            (id, order_id, amount_cents, reason, restock, status, made_by, created_at, updated_at)
                        values (:id, :order, :amount, :reason, :restock::jsonb, :status, :by, :at, :at)
                        """)
                .param("id", refund.id())
                .param("order", refund.orderId())
                .param("amount", refund.amountCents())
                .param("reason", refund.reason())
                .param("restock", json.writeValueAsString(refund.restock()))
                .param("status", refund.status().code())
                .param("by", refund.madeBy())
                .param("at", refund.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    public Optional<OrderRefund> find(UUID id) {
        return jdbc.sql("select * from order_refund where id = :id")
                .param("id", id)
                .query((row, n) -> refund(row))
                .optional();
    }

    /** All refunds of the order, in the order in which they were made. */
    public List<OrderRefund> of(UUID order) {
        return jdbc.sql("select * from order_refund where order_id = :order order by created_at, id")
                .param("order", order)
                .query((row, n) -> refund(row))
                .list();
    }

    /** The one refund of the order whose end is not known. */
    public Optional<OrderRefund> open(UUID order) {
        return jdbc.sql("select * from order_refund where order_id = :order and " + OPEN)
                .param("order", order)
                .query((row, n) -> refund(row))
                .optional();
    }

    /** @return the refund as it was, or nothing when it has ended already */
    public Optional<OrderRefund> end(UUID id, RefundStatus status) {
        Optional<OrderRefund> before = find(id).filter(OrderRefund::isOpen);
        before.ifPresent(open -> mark(id, status));
        return before;
    }

    /** Notes a refund's status unless it has ended. */
    public void mark(UUID id, RefundStatus status) {
        jdbc.sql("update order_refund set status = :status, updated_at = :now where id = :id and " + OPEN)
                .param("status", status.code())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    private OrderRefund refund(ResultSet row) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        return new OrderRefund(
                row.getObject("id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getLong("amount_cents"),
                row.getString("reason"),
                json.readValue(row.getString("restock"), RESTOCK),
                RefundStatus.stored(row.getString("status")),
                row.getObject("made_by", UUID.class),
                created,
                row.getTimestamp("updated_at").toInstant());
    }
}
