package io.bookstore.paymentshipping.reconciliation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as its table has it.
 *
 * @param returnedIntent whose wrong money was given back whole
 */
record PaymentRow(
        UUID paymentId,
        UUID orderId,
        long amountCents,
        String currency,
        String status,
        @Nullable String intentId,
        @Nullable String returnedIntent,
        Instant updatedAt) {

    boolean hasSucceeded() {
        return status.equals("succeeded");
    }
}
