package io.bookstore.paymentshipping.payment;

import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Payments as staff look through them, newest first. */
@Repository
class PaymentList {

    private final JdbcClient jdbc;

    PaymentList(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    long count(@Nullable UUID orderId) {
        return jdbc.sql("select count(*) from payment where :order_id::uuid is null or order_id = :order_id")
                .param("order_id", orderId)
                .query(Long.class)
                .single();
    }

    List<Payment> page(@Nullable UUID orderId, PageQuery query) {
        String after = query.after();
        return after == null ? byOffset(orderId, query) : byCursor(orderId, after, query.limit());
    }

    /** What is shown beside payments, in two statements however many they are. */
    PaymentExtras extras(Collection<UUID> payments) {
        if (payments.isEmpty()) {
            return new PaymentExtras(Map.of(), Map.of());
        }
        Map<UUID, PaymentExtras.Fee> fees = jdbc
                .sql("select payment_id, fee_cents, fee_currency from payment"
                        + " where payment_id in (:ids) and fee_cents is not null")
                .param("ids", payments)
                .query(PaymentExtras.Fee.class)
                .list()
                .stream()
                .collect(Collectors.toMap(PaymentExtras.Fee::paymentId, Function.identity()));
        Map<UUID, List<PaymentExtras.DisputeRow>> disputes = jdbc
                .sql("select * from dispute where payment_id in (:ids) order by opened_at desc, dispute_id desc")
                .param("ids", payments)
                .query(PaymentExtras.DisputeRow.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(PaymentExtras.DisputeRow::paymentId));
        return new PaymentExtras(fees, disputes);
    }

    static String cursorOf(Instant createdAt, UUID paymentId) {
        return Cursors.encode(createdAt, paymentId);
    }

    private List<Payment> byOffset(@Nullable UUID orderId, PageQuery query) {
        return jdbc.sql("""
                        select * from payment where :order_id::uuid is null or order_id = :order_id
                        order by created_at desc, payment_id desc limit :limit offset :offset
                        """)
                .param("order_id", orderId)
                .param("limit", query.limit())
                .param("offset", query.offset())
                .query(Payments::payment)
                .list();
    }

    private List<Payment> byCursor(@Nullable UUID orderId, String cursor, int limit) {
        List<String> values = Cursors.decode(cursor, 2);
        try {
            return jdbc.sql("""
                            select * from payment where (:order_id::uuid is null or order_id = :order_id)
                            and (created_at, payment_id) < (:created_at, :id)
                            order by created_at desc, payment_id desc limit :limit
                            """)
                    .param("order_id", orderId)
                    .param("created_at", Timestamp.from(Instant.parse(values.getFirst())))
                    .param("id", UUID.fromString(values.getLast()))
                    .param("limit", limit)
                    .query(Payments::payment)
                    .list();
        } catch (DateTimeParseException | IllegalArgumentException foreign) {
            throw Cursors.invalid();
        }
    }
}
