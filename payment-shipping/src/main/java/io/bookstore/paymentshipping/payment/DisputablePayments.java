package io.bookstore.paymentshipping.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The side of a payment that disputes touch. */
@Component
public class DisputablePayments {

    private final JdbcClient jdbc;

    DisputablePayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param captured whether we know that we have the money, which alone can be disputed */
    public record Disputable(UUID paymentId, UUID orderId, boolean captured) {}

    public Optional<Disputable> ofIntent(String intentId) {
        return jdbc.sql(
                        "select payment_id, order_id, status = 'succeeded' as captured from payment where intent_id = ?")
                .param(intentId)
                .query(Disputable.class)
                .optional();
    }

    /** Keeps disputes of one payment apart; ends with the transaction. */
    public void lock(UUID paymentId) {
        jdbc.sql("select payment_id from payment where payment_id = ? for update")
                .param(paymentId)
                .query(UUID.class)
                .single();
    }
}
