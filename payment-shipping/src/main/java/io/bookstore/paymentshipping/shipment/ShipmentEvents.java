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
        return new NewEvent(
                "shipment-created",
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
