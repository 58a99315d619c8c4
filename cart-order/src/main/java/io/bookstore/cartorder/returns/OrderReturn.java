package io.bookstore.cartorder.returns;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param wish refund, or exchange: then the money goes back too, and the shopper buys what they want instead
 * @param note the shopper's words
 * @param decisionNote ours to the shopper
 */
record OrderReturn(
        UUID id,
        UUID orderId,
        ReturnStatus status,
        String wish,
        @Nullable String note,
        @Nullable String decisionNote,
        long version,
        List<Line> lines,
        @Nullable RefundOf refund,
        Instant createdAt,
        Instant updatedAt) {

    OrderReturn {
        lines = List.copyOf(lines);
    }

    record Line(
            UUID lineId,
            UUID bookId,
            String title,
            int quantity,
            String reason,
            int restocked,
            int writtenOff,
            long unitPriceCents) {}

    /** The refund that it ended in. */
    record RefundOf(UUID id, String status, long amountCents) {}
}
