package io.bookstore.paymentshipping.shipment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param userId whose order it is, null for a guest's */
record Shipment(
        UUID id,
        UUID orderId,
        @Nullable UUID userId,
        String carrier,
        String status,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        List<TrackingEvent> events,
        long version) {

    record TrackingEvent(Instant at, String event) {}
}
