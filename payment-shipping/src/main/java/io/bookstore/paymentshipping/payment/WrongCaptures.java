package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentReading;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class WrongCaptures {

    private final JdbcClient jdbc;
    private final Clock clock;

    WrongCaptures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<WrongCapture> find(UUID paymentId) {
        return jdbc.sql("""
                        select payment_id, intent_id, captured_cents, currency, refund_id, attempt,
                               returned_at is not null as returned
                        from wrong_capture where payment_id = ?
                        """).param(paymentId).query(WrongCapture.class).optional();
    }

    /** In the caller's transaction, which has locked the payment: from now on it can only end as canceled. */
    void insert(UUID paymentId, IntentReading reading) {
        jdbc.sql("""
                        insert into wrong_capture (payment_id, intent_id, captured_cents, currency, refund_id, begun_at)
                        values (:payment, :intent, :captured, :currency, :refund, :now)
                        """)
                .param("payment", paymentId)
                .param("intent", reading.intentId())
                .param("captured", reading.receivedCents())
                .param("currency", reading.currency())
                .param("refund", refundId(paymentId))
                .param("now", now())
                .update();
        jdbc.sql("update payment set wrong_capture = true where payment_id = ?")
                .param(paymentId)
                .update();
    }

    /** The attempt was proven to have had no effect: the next one gets a key of its own. */
    void nextAttempt(WrongCapture capture) {
        jdbc.sql("update wrong_capture set attempt = attempt + 1"
                        + " where payment_id = ? and attempt = ? and returned_at is null")
                .params(capture.paymentId(), capture.attempt())
                .update();
    }

    /** In the caller's transaction. The reason of the review stays. */
    void returned(WrongCapture capture) {
        jdbc.sql("update wrong_capture set returned_at = ? where payment_id = ?")
                .params(now(), capture.paymentId())
                .update();
        jdbc.sql("""
                        update payment set status = 'canceled', intent_id = :intent, decline_code = :code, user_id = null,
                            version = version + 1, updated_at = :now
                        where payment_id = :id
                        """)
                .param("intent", capture.intentId())
                .param("code", DeclineMessages.WRONG_AMOUNT_RETURNED)
                .param("now", now())
                .param("id", capture.paymentId())
                .update();
    }

    private static UUID refundId(UUID paymentId) {
        return UUID.nameUUIDFromBytes(("wrong-capture:" + paymentId).getBytes(StandardCharsets.UTF_8));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
