package io.bookstore.cartorder.order;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The order was handed over to a carrier, and cannot be cancelled any more. Its form is in infra/contracts/cart-order. */
record OrderShipped(
        UUID orderId,
        String number,
        @Nullable UUID userId,
        String status,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl) {}
