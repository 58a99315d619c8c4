package io.bookstore.cartorder.order;

import io.bookstore.cartorder.refund.Restock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Money of an order went back. Its form is in infra/contracts/cart-order.
 *
 * @param refundedCents all that went back so far
 * @param restock copies that came back with it and can be sold again
 */
record OrderRefunded(
        UUID orderId,
        String number,
        @Nullable UUID userId,
        String status,
        String currency,
        long totalCents,
        long refundedCents,
        UUID refundId,
        long amountCents,
        List<Restock> restock) {

    static OrderRefunded of(Order order, UUID refundId, long amountCents, List<Restock> restock) {
        return new OrderRefunded(
                order.id(),
                order.number(),
                order.userId(),
                order.status().code(),
                order.totals().currency(),
                order.totals().totalCents(),
                order.refundedCents(),
                refundId,
                amountCents,
                restock);
    }
}
