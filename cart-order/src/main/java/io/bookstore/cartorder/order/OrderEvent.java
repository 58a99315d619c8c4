package io.bookstore.cartorder.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What other services are told of an order: no personal data. Its form is in infra/contracts/cart-order. */
record OrderEvent(
        UUID orderId,
        String number,
        @Nullable UUID userId,
        String status,
        String currency,
        long totalCents,
        List<Line> lines,
        @Nullable String shippingMethod,
        String country,
        boolean needsShipping,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String reason) {

    record Line(UUID bookId, int quantity, long unitPriceCents) {}

    static OrderEvent of(Order order) {
        return new OrderEvent(
                order.id(),
                order.number(),
                order.userId(),
                order.status().code(),
                order.totals().currency(),
                order.totals().totalCents(),
                order.lines().stream()
                        .map(line -> new Line(line.bookId(), line.quantity(), line.unitPriceCents()))
                        .toList(),
                order.destination().shippingMethod(),
                order.destination().address().country(),
                order.destination().needsShipping(),
                order.cancelReason());
    }
}
