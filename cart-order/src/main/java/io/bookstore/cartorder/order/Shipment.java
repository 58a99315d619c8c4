package io.bookstore.cartorder.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A parcel of an order, as payment-shipping reported it last.
 *
 * @param lines what is in it when it takes a part of the order; null: all that no other parcel takes
 */
record Shipment(
        UUID id,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        String status,
        List<Moment> events,
        @Nullable List<ParcelLine> lines) {}
