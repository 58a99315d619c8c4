package io.bookstore.paymentshipping.dispute;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that its cardholder does not accept.
 *
 * @param status Stripe's word
 * @param withdrawnCents what Stripe holds of the payment because of it
 * @param evidenceDueAt until when the bank can be answered
 */
record Dispute(
        UUID disputeId,
        String stripeDisputeId,
        UUID paymentId,
        UUID orderId,
        long amountCents,
        String currency,
        String reason,
        String status,
        boolean open,
        long withdrawnCents,
        long feeCents,
        @Nullable Instant evidenceDueAt,
        Instant openedAt,
        @Nullable Instant closedAt,
        long version,
        Instant updatedAt) {

    private static final Set<String> ENDS = Set.of("won", "lost", "warning_closed", "prevented");

    /** A word that Stripe may add later is not an end. */
    static boolean isEnd(String status) {
        return ENDS.contains(status);
    }
}
