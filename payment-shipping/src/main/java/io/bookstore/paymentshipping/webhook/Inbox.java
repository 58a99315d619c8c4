package io.bookstore.paymentshipping.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Inbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return whether it is new */
    boolean store(StripeEvent event) {
        return jdbc.sql("""
                                insert into stripe_event (event_id, type, object_id, intent_id, payment_id, refund_id,
                                                          status, next_try_at, received_at, applied_at)
                                values (:id, :type, :object_id, :intent_id, :payment_id, :refund_id,
                                        :status, :now, :now, case :status when 'ignored' then :now::timestamptz end)
                                on conflict do nothing
                                """)
                        .param("id", event.id())
                        .param("type", event.type())
                        .param("object_id", event.objectId())
                        .param("intent_id", event.intentId())
                        .param("payment_id", event.paymentId())
                        .param("refund_id", event.refundId())
                        .param("status", event.matters() ? "received" : "ignored")
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Takes one event for a while, unless it is done or another has it. */
    Optional<StripeEvent> take(String eventId, Duration lease) {
        return jdbc.sql("""
                        update stripe_event set attempts = attempts + 1, next_try_at = :until
                        where event_id = :id and status = 'received' and next_try_at <= :now
                        returning *
                        """)
                .param("until", Timestamp.from(clock.instant().plus(lease)))
                .param("now", now())
                .param("id", eventId)
                .query(Inbox::event)
                .optional();
    }

    List<String> due(int limit) {
        return jdbc.sql("""
                        select event_id from stripe_event where status = 'received' and next_try_at <= :now
                        order by next_try_at limit :limit
                        """)
                .param("now", now())
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    /** @param status {@code applied}, or {@code ignored} when it is about nothing of ours */
    void finish(String eventId, String status) {
        jdbc.sql("update stripe_event set status = :status, applied_at = :now where event_id = :id")
                .param("status", status)
                .param("now", now())
                .param("id", eventId)
                .update();
    }

    /** Each time it waits twice as long, up to five minutes. */
    void tryLater(String eventId) {
        jdbc.sql("""
                        update stripe_event
                        set next_try_at = :now::timestamptz + make_interval(secs => least(power(2, least(attempts, 20)), 300))
                        where event_id = :id and status = 'received'
                        """).param("now", now()).param("id", eventId).update();
    }

    private static StripeEvent event(ResultSet row, int n) throws SQLException {
        return new StripeEvent(
                row.getString("event_id"),
                row.getString("type"),
                row.getString("object_id"),
                row.getString("intent_id"),
                row.getObject("payment_id", UUID.class),
                row.getObject("refund_id", UUID.class));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
