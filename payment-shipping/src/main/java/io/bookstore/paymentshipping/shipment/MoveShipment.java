package io.bookstore.paymentshipping.shipment;

import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves an order's parcel along with the order. Whether it leaves or stays was decided by cart-order under the lock of
 * the order, so an order is never both shipped and cancelled; here each move is only legal from the state before it.
 */
@Component
@Transactional
class MoveShipment {

    private static final Logger log = LoggerFactory.getLogger(MoveShipment.class);

    private final Shipments shipments;
    private final Outbox outbox;
    private final Clock clock;

    MoveShipment(Shipments shipments, Outbox outbox, Clock clock) {
        this.shipments = shipments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What is known of the parcel when it leaves. */
    record Handover(
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl) {}

    void dispatch(UUID orderId, Handover parcel) {
        Optional<Shipment> left = shipments.dispatch(orderId, parcel, clock.instant());
        left.ifPresent(shipment -> outbox.append(ShipmentEvents.dispatched(shipment)));
        if (left.isEmpty()) {
            complain(orderId, ShipmentStatus.DISPATCHED);
        }
    }

    /** A parcel with a part of the order left; the rest stays as it is. */
    void dispatchPart(UUID orderId, UUID shipmentId, @Nullable UUID userId, Handover parcel) {
        if (shipments.insertPart(shipmentId, orderId, userId, parcel, clock.instant())) {
            outbox.append(ShipmentEvents.dispatched(shipments.find(shipmentId).orElseThrow()));
        }
    }

    void deliver(UUID orderId) {
        move(orderId, ShipmentStatus.DELIVERED);
        for (UUID part : shipments.partsUnderWay(orderId)) {
            shipments
                    .moveOne(part, ShipmentStatus.DELIVERED, clock.instant())
                    .ifPresent(shipment -> outbox.append(ShipmentEvents.tracked(shipment)));
        }
    }

    void cancel(UUID orderId) {
        move(orderId, ShipmentStatus.CANCELLED);
    }

    private void move(UUID orderId, ShipmentStatus next) {
        Optional<Shipment> moved = shipments.move(orderId, next, clock.instant());
        moved.ifPresent(shipment -> outbox.append(ShipmentEvents.tracked(shipment)));
        if (moved.isEmpty()) {
            complain(orderId, next);
        }
    }

    /** A repetition changes nothing, and an order may have no parcel; all else contradicts cart-order's decision. */
    private void complain(UUID orderId, ShipmentStatus next) {
        shipments
                .statusOf(orderId)
                .filter(status -> status != next)
                .ifPresent(status -> log.error("the parcel of order {} is {} and cannot be {}", orderId, status, next));
    }
}
