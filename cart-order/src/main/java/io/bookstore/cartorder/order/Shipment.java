package io.bookstore.cartorder.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A parcel of an order, as payment-shipping reported it last. */
record Shipment(
        UUID id,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        String status,
        List<Moment> events) {}
