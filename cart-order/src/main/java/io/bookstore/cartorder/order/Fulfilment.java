package io.bookstore.cartorder.order;

import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What staff do with a paid order. Under the lock of the order's row it is decided, once and for all, whether an order
 * is shipped or cancelled; payment-shipping is told by event.
 */
@Component
@Transactional
class Fulfilment {

    private final Orders orders;
    private final StoredOrderMoves moves;
    private final Shipments shipments;
    private final Outbox outbox;

    Fulfilment(Orders orders, StoredOrderMoves moves, Shipments shipments, Outbox outbox) {
        this.orders = orders;
        this.moves = moves;
        this.shipments = shipments;
        this.outbox = outbox;
    }

    /** What is known of the parcel when it leaves. */
    record Handover(
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl) {}

    /** @return false, and nothing changed, when the order is not paid or needs no parcel */
    boolean pack(UUID id) {
        Order order = orders.lock(id).orElseThrow();
        return order.destination().needsShipping() && moved(order, OrderStatus.PACKED);
    }

    /** @return false, and nothing changed, when the order is not packed */
    boolean ship(UUID id, Handover parcel) {
        Order order = orders.lock(id).orElseThrow();
        if (!moved(order, OrderStatus.SHIPPED)) {
            return false;
        }
        shipments.handOver(id, parcel);
        Order shipped = orders.find(id).orElseThrow();
        outbox.append(new NewEvent(
                "order-shipped",
                "order",
                id,
                shipped.version(),
                new OrderShipped(
                        id,
                        shipped.number(),
                        shipped.userId(),
                        shipped.status().code(),
                        parcel.carrier(),
                        parcel.trackingNumber(),
                        parcel.trackingUrl())));
        return true;
    }

    /** @return false, and nothing changed, when the order is not on its way; without a parcel, when it is not paid */
    boolean deliver(UUID id) {
        Order order = orders.lock(id).orElseThrow();
        boolean arrives =
                order.status() == OrderStatus.SHIPPED || !order.destination().needsShipping();
        if (!arrives || !moved(order, OrderStatus.DELIVERED)) {
            return false;
        }
        moves.announce(id, "order-delivered");
        return true;
    }

    private boolean moved(Order order, OrderStatus next) {
        if (!order.status().mayBecome(next)) {
            return false;
        }
        moves.move(order, next, next.code(), null);
        return true;
    }
}
