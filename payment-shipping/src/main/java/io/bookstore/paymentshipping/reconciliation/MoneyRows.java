package io.bookstore.paymentshipping.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments and refunds as their tables have them; only read here, save for the note that an order was seen. */
@Repository
class MoneyRows {

    private static final String PAYMENT = """
            select p.payment_id, order_id, amount_cents, p.currency, status, p.intent_id, updated_at,
                   case when w.returned_at is not null then w.intent_id end as returned_intent
            from payment p left join wrong_capture w on w.payment_id = p.payment_id
            where\s""";

    private final JdbcClient jdbc;

    MoneyRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A refund as its table has it. */
    record RefundRow(UUID refundId, UUID paymentId, UUID orderId, long amountCents, String status, Instant updatedAt) {

        boolean isOpen() {
            return status.equals("unknown") || status.equals("pending");
        }
    }

    Map<UUID, PaymentRow> payments(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql(PAYMENT + "p.payment_id in (:ids)")
                        .param("ids", ids)
                        .query(MoneyRows::payment)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(PaymentRow::paymentId, Function.identity()));
    }

    Map<UUID, RefundRow> refunds(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                                select r.refund_id, payment_id, p.order_id, r.amount_cents, r.status, r.updated_at
                                from refund r join payment p using (payment_id) where refund_id in (:ids)
                                """).param("ids", ids).query(RefundRow.class).list().stream()
                        .collect(Collectors.toMap(RefundRow::refundId, Function.identity()));
    }

    /** Refunds of wrong captures, which are given back whole. */
    Map<UUID, RefundRow> returns(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc.sql("""
                                select w.refund_id, payment_id, p.order_id, w.captured_cents as amount_cents,
                                    case when w.returned_at is null then 'unknown' else 'succeeded' end as status,
                                    p.updated_at
                                from wrong_capture w join payment p using (payment_id) where refund_id in (:ids)
                                """).param("ids", ids).query(RefundRow.class).list().stream()
                        .collect(Collectors.toMap(RefundRow::refundId, Function.identity()));
    }

    /** How disputes stand, by Stripe's name for them. */
    Map<String, String> disputes(Collection<String> stripeIds) {
        Map<String, String> statuses = new HashMap<>();
        if (!stripeIds.isEmpty()) {
            jdbc.sql("select stripe_dispute_id, status from dispute where stripe_dispute_id in (:ids)")
                    .param("ids", stripeIds)
                    .query((row, n) -> statuses.put(row.getString("stripe_dispute_id"), row.getString("status")))
                    .list();
        }
        return statuses;
    }

    /** Captured payments whose order was not seen yet, oldest first. */
    List<PaymentRow> withoutOrder(Instant before, int limit) {
        return jdbc.sql(PAYMENT + "status = 'succeeded' and not order_known and updated_at < :before"
                        + " order by updated_at limit :limit")
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query(MoneyRows::payment)
                .list();
    }

    void orderSeen(UUID paymentId) {
        jdbc.sql("update payment set order_known = true where payment_id = ?")
                .param(paymentId)
                .update();
    }

    private static PaymentRow payment(ResultSet row, int n) throws SQLException {
        return new PaymentRow(
                row.getObject("payment_id", UUID.class),
                row.getObject("order_id", UUID.class),
                row.getLong("amount_cents"),
                row.getString("currency"),
                row.getString("status"),
                row.getString("intent_id"),
                row.getString("returned_intent"),
                row.getTimestamp("updated_at").toInstant());
    }
}
