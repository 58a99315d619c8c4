package io.bookstore.cartorder.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Shows on an order what payment-shipping reports of its parcels, and moves it along with them. */
@Component
public class ParcelNews {

    private static final Logger log = LoggerFactory.getLogger(ParcelNews.class);

    private final Orders orders;
    private final Shipments shipments;
    private final StoredOrderMoves moves;

    ParcelNews(Orders orders, Shipments shipments, StoredOrderMoves moves) {
        this.orders = orders;
        this.shipments = shipments;
        this.moves = moves;
    }

    public record Parcel(
            UUID shipmentId,
            UUID orderId,
            @Nullable String carrier,
            String status,
            @Nullable String trackingNumber,
            @Nullable String trackingUrl,
            @Nullable List<Moment> events) {}

    public void created(long version, Parcel parcel) {
        note(version, parcel);
    }

    public void dispatched(long version, Parcel parcel) {
        if (note(version, parcel) && !shipments.isPart(parcel.shipmentId())) {
            moves.advance(parcel.orderId(), OrderStatus.SHIPPED);
        }
    }

    public void tracked(long version, Parcel parcel) {
        boolean arrived = note(version, parcel) && parcel.status().equals("delivered");
        if (arrived && !shipments.isPart(parcel.shipmentId())) {
            moves.advance(parcel.orderId(), OrderStatus.DELIVERED);
        }
    }

    private boolean note(long version, Parcel parcel) {
        if (orders.lock(parcel.orderId()).isEmpty()) {
            log.warn("a parcel was reported for order {}, which we do not know", parcel.orderId());
            return false;
        }
        List<Moment> events = parcel.events();
        return shipments.save(
                parcel.orderId(),
                version,
                new Shipment(
                        parcel.shipmentId(),
                        parcel.carrier(),
                        parcel.trackingNumber(),
                        parcel.trackingUrl(),
                        parcel.status(),
                        events == null ? List.of() : events,
                        null));
    }
}
