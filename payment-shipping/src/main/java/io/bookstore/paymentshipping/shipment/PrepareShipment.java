package io.bookstore.paymentshipping.shipment;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the shipment of a paid order, once. Runs in the transaction of the event that says so. */
@Component
class PrepareShipment {

    private static final String CARRIER = "post";

    private final Shipments shipments;
    private final Outbox outbox;
    private final Clock clock;

    PrepareShipment(Shipments shipments, Outbox outbox, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.clock = clock;
    }

    void prepare(UUID orderId, @Nullable UUID userId) {
        UUID id = Ids.next();
        if (shipments.insert(id, orderId, userId, CARRIER, ShipmentStatus.PREPARING.word(), clock.instant())) {
            Shipment made = shipments.find(id).orElseThrow();
            outbox.append(ShipmentEvents.created(made));
        }
    }
}
