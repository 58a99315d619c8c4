package io.bookstore.cartorder.order;

import io.bookstore.cartorder.stock.ShortLine;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The binding agreement.
 *
 * @param owner whose idempotency keys and cart it came from, see CartOwner
 * @param shortage which lines stock did not suffice for, when that ended it
 */
public record Order(
        UUID id,
        String number,
        @Nullable UUID userId,
        String owner,
        OrderStatus status,
        long version,
        Totals totals,
        long refundedCents,
        List<OrderLine> lines,
        Destination destination,
        String email,
        @Nullable CartRef cart,
        OrderPayment payment,
        @Nullable String cancelReason,
        List<ShortLine> shortage,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant paidAt) {

    public Order {
        lines = List.copyOf(lines);
        shortage = List.copyOf(shortage);
    }

    public boolean isFree() {
        return totals.totalCents() == 0;
    }

    public boolean wasPaid() {
        return paidAt != null;
    }
}
