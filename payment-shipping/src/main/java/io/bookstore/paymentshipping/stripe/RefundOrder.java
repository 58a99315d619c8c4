package io.bookstore.paymentshipping.stripe;

import java.util.UUID;

/**
 * What Stripe is told to give back.
 *
 * @param attempt makes the key; a new one only after proof that the one before had no effect
 */
public record RefundOrder(UUID refundId, UUID paymentId, String intentId, long amountCents, int attempt) {

    String key() {
        return attempt == 1 ? refundId.toString() : refundId + "-" + attempt;
    }
}
