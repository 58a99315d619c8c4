package io.bookstore.paymentshipping.refund;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param sentAt when the current attempt was first sent
 * @param refundedTotal of the payment right after this refund, null before
 */
record Refund(
        UUID id,
        UUID paymentId,
        long amountCents,
        RefundStatus status,
        int attempt,
        @Nullable String stripeRefundId,
        Instant sentAt,
        @Nullable Long refundedTotal) {

    boolean isFinal() {
        return status.isFinal();
    }
}
