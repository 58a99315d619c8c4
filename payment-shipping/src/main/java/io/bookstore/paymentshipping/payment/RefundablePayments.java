package io.bookstore.paymentshipping.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The side of a payment that refunds touch. All of it runs in the caller's transaction. */
@Component
public class RefundablePayments {

    private final JdbcClient jdbc;

    RefundablePayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param intentId of the captured money */
    public record Refundable(UUID paymentId, UUID orderId, String currency, String intentId) {}

    /** What a payment says after a refund was made. */
    public record Refunded(long totalCents, long version) {}

    public boolean exists(UUID paymentId) {
        return jdbc.sql("select exists (select from payment where payment_id = ?)")
                .param(paymentId)
                .query(Boolean.class)
                .single();
    }

    /** Locks the payment; nothing when it has no money to give back. */
    public Optional<Refundable> lock(UUID paymentId) {
        return jdbc.sql("""
                        select payment_id, order_id, currency, intent_id from payment
                        where payment_id = ? and status = 'succeeded' for update
                        """).param(paymentId).query(Refundable.class).optional();
    }

    /** The Stripe intent of a payment that has succeeded. */
    public String intentOf(UUID paymentId) {
        return jdbc.sql("select intent_id from payment where payment_id = ? and intent_id is not null")
                .param(paymentId)
                .query(String.class)
                .single();
    }

    public long refundedCents(UUID paymentId) {
        return jdbc.sql("select refunded_cents from payment where payment_id = ?")
                .param(paymentId)
                .query(Long.class)
                .single();
    }

    /** Sets an amount aside to be refunded; false when the payment does not hold so much. */
    public boolean reserve(UUID paymentId, long amountCents) {
        return jdbc.sql("""
                                update payment set refunding_cents = refunding_cents + :amount
                                where payment_id = :id and refunded_cents + refunding_cents + :amount <= captured_cents
                                """).param("amount", amountCents).param("id", paymentId).update() == 1;
    }

    /** The reserved amount is refunded. */
    public Refunded settle(UUID paymentId, long amountCents) {
        return jdbc.sql("""
                        update payment
                        set refunding_cents = refunding_cents - :amount, refunded_cents = refunded_cents + :amount,
                            version = version + 1
                        where payment_id = :id
                        returning refunded_cents as total_cents, version
                        """)
                .param("amount", amountCents)
                .param("id", paymentId)
                .query(Refunded.class)
                .single();
    }

    /** The reserved amount is not refunded after all. */
    public void giveUp(UUID paymentId, long amountCents) {
        jdbc.sql("update payment set refunding_cents = refunding_cents - ? where payment_id = ?")
                .params(amountCents, paymentId)
                .update();
    }
}
