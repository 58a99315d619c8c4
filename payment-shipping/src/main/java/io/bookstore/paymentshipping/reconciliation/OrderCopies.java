package io.bookstore.paymentshipping.reconciliation;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What cart-order announced of orders, and how that agrees with their money. */
@Component
public class OrderCopies {

    private final JdbcClient jdbc;
    private final Clock clock;

    OrderCopies(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param status paid or cancelled; cancelled is final */
    public void note(UUID orderId, long totalCents, String currency, String status) {
        jdbc.sql("""
                        insert into order_copy as known (order_id, total_cents, currency, status, changed_at)
                        values (:id, :total, :currency, :status, :now)
                        on conflict (order_id) do update
                        set status = excluded.status, agrees = false, changed_at = excluded.changed_at
                        where known.status = 'paid' and excluded.status = 'cancelled'
                        """)
                .param("id", orderId)
                .param("total", totalCents)
                .param("currency", currency)
                .param("status", status)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /**
     * An order beside the money that was captured for it.
     *
     * @param paymentId null when nothing was captured
     * @param keptCents what was captured and neither went back, nor is on its way back, nor was taken by a dispute
     */
    record Compared(
            UUID orderId,
            long totalCents,
            String currency,
            String status,
            @Nullable UUID paymentId,
            long capturedCents,
            @Nullable String capturedCurrency,
            long keptCents) {}

    /** Orders that changed and were not found to agree with their money since. */
    List<Compared> open(Instant before, int limit) {
        return jdbc.sql("""
                        select o.order_id, o.total_cents, o.currency, o.status, p.payment_id,
                               coalesce(p.captured_cents, 0) as captured_cents, p.currency as captured_currency,
                               coalesce(p.captured_cents - p.refunded_cents - p.refunding_cents
                                        - (select coalesce(sum(d.withdrawn_cents), 0) from dispute d
                                           where d.payment_id = p.payment_id), 0) as kept_cents
                        from order_copy o
                        left join payment p on p.order_id = o.order_id and p.status = 'succeeded'
                        where not o.agrees and o.changed_at < :before
                        order by o.changed_at limit :limit
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query(Compared.class)
                .list();
    }

    boolean isKnown(UUID orderId) {
        return jdbc.sql("select exists (select from order_copy where order_id = ?)")
                .param(orderId)
                .query(Boolean.class)
                .single();
    }

    void agrees(UUID orderId) {
        jdbc.sql("update order_copy set agrees = true where order_id = ?")
                .param(orderId)
                .update();
    }

    /** Money came for it since: it has to be compared again. */
    void compareAgain(UUID orderId) {
        jdbc.sql("update order_copy set agrees = false where order_id = ?")
                .param(orderId)
                .update();
    }
}
