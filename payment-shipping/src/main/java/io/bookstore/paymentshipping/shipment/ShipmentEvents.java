package io.bookstore.paymentshipping.shipment;

import io.bookstore.paymentshipping.shipment.Shipment.TrackingEvent;
import io.bookstore.platform.outbox.NewEvent;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What shipments tell the other services, as in {@code infra/contracts/payment-shipping}. */
final class ShipmentEvents {

    private ShipmentEvents() {}

    record ShipmentChanged(
            UUID shipmentId,
            UUID orderId,
            String carrier,
            String status,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            List<TrackingEvent> events) {}

    static NewEvent created(Shipment shipment) {
        return event("shipment-created", shipment);
    }

    static NewEvent dispatched(Shipment shipment) {
        return event("shipment-dispatched", shipment);
    }

    static NewEvent tracked(Shipment shipment) {
        return event("shipment-tracked", shipment);
    }

    private static NewEvent event(String type, Shipment shipment) {
        return new NewEvent(
                type,
                "shipment",
                shipment.id(),
                shipment.version(),
                new ShipmentChanged(
                        shipment.id(),
                        shipment.orderId(),
                        shipment.carrier(),
                        shipment.status(),
                        shipment.trackingNumber(),
                        shipment.trackingUrl(),
                        shipment.events()));
    }
}
