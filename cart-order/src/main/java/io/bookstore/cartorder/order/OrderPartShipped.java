package io.bookstore.cartorder.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel with a part of the order was handed to a carrier; the rest follows. Its form is in infra/contracts/cart-order.
 *
 * @param shipmentId ours; payment-shipping knows the parcel by it too
 */
record OrderPartShipped(
        UUID orderId,
        UUID shipmentId,
        String number,
        @Nullable UUID userId,
        String status,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        List<ParcelLine> lines) {}
