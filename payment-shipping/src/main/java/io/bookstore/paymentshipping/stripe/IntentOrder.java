package io.bookstore.paymentshipping.stripe;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe is told to charge. The same order always makes the same request, as an idempotency key demands.
 *
 * @param attempt makes the key; a new one only after proof that the one before had no effect
 * @param sentAt when it was first sent
 * @param customerId Stripe's name for who pays, null for somebody who saved nothing
 * @param saveMethod whether the payment method is kept for the customer once it has paid
 */
public record IntentOrder(
        UUID paymentId,
        UUID orderId,
        long amountCents,
        String currency,
        String paymentMethod,
        String description,
        int attempt,
        @Nullable Instant sentAt,
        @Nullable String customerId,
        boolean saveMethod) {

    String key() {
        return attempt == 1 ? paymentId.toString() : paymentId + "-" + attempt;
    }
}
