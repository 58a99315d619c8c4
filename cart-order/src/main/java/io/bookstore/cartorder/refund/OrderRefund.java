package io.bookstore.cartorder.refund;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A part of an order's money that staff give back.
 *
 * @param id ours; payment-shipping knows the refund by it too
 * @param madeBy the member of staff
 */
public record OrderRefund(
        UUID id,
        UUID orderId,
        long amountCents,
        String reason,
        List<Restock> restock,
        RefundStatus status,
        UUID madeBy,
        Instant createdAt,
        Instant updatedAt) {

    public OrderRefund {
        restock = List.copyOf(restock);
    }

    /** What became of it is not known yet. */
    public boolean isOpen() {
        return status == RefundStatus.UNKNOWN || status == RefundStatus.PENDING;
    }
}
