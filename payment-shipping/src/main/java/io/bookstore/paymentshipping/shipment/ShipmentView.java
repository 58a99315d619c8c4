package io.bookstore.paymentshipping.shipment;

import io.bookstore.paymentshipping.shipment.Shipment.TrackingEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A shipment as its owner sees it. */
record ShipmentView(
        UUID id,
        UUID orderId,
        String carrier,
        String status,
        @Nullable String trackingNumber,
        @Nullable String trackingUrl,
        List<TrackingEvent> events) {

    static ShipmentView of(Shipment shipment) {
        return new ShipmentView(
                shipment.id(),
                shipment.orderId(),
                shipment.carrier(),
                shipment.status(),
                shipment.trackingNumber(),
                shipment.trackingUrl(),
                shipment.events());
    }
}
