package io.bookstore.paymentshipping.shipment;

import io.bookstore.paymentshipping.shipment.Shipment.TrackingEvent;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Shipments {

    private final JdbcClient jdbc;

    Shipments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when the order has a shipment already */
    boolean insert(UUID id, UUID orderId, @Nullable UUID userId, String carrier, String status, Instant at) {
        boolean isNew = jdbc.sql("""
                                insert into shipment (shipment_id, order_id, user_id, carrier, status, created_at)
                                values (:id, :order_id, :user_id, :carrier, :status, :at)
                                on conflict (order_id) where not part do nothing
                                """)
                        .param("id", id)
                        .param("order_id", orderId)
                        .param("user_id", userId)
                        .param("carrier", carrier)
                        .param("status", status)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
        if (isNew) {
            jdbc.sql("insert into shipment_event (shipment_id, position, event, at) values (?, 1, ?, ?)")
                    .params(id, status, Timestamp.from(at))
                    .update();
        }
        return isNew;
    }

    /** @return false when this parcel with a part of its order is known already */
    boolean insertPart(UUID id, UUID orderId, @Nullable UUID userId, MoveShipment.Handover parcel, Instant at) {
        boolean isNew = jdbc.sql("""
                                insert into shipment (shipment_id, order_id, user_id, carrier, status, tracking_number,
                                    tracking_url, part, created_at)
                                values (:id, :order_id, :user_id, coalesce(:carrier, 'post'), :status, :number,
                                    :url, true, :at)
                                on conflict (shipment_id) do nothing
                                """)
                        .param("id", id)
                        .param("order_id", orderId)
                        .param("user_id", userId)
                        .param("carrier", parcel.carrier())
                        .param("status", ShipmentStatus.DISPATCHED.word())
                        .param("number", parcel.trackingNumber())
                        .param("url", parcel.trackingUrl())
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
        if (isNew) {
            jdbc.sql("insert into shipment_event (shipment_id, position, event, at) values (?, 1, ?, ?)")
                    .params(id, ShipmentStatus.DISPATCHED.word(), Timestamp.from(at))
                    .update();
        }
        return isNew;
    }

    /** The order's parcels with a part of it that are on their way. */
    List<UUID> partsUnderWay(UUID orderId) {
        return jdbc.sql("select shipment_id from shipment where order_id = :order and part and status in (:before)"
                        + " order by shipment_id")
                .param("order", orderId)
                .param("before", ShipmentStatus.DELIVERED.before())
                .query(UUID.class)
                .list();
    }

    /** The parcel leaves; nothing when it is not being prepared. */
    Optional<Shipment> dispatch(UUID orderId, MoveShipment.Handover parcel, Instant at) {
        Optional<Shipment> moved = move(orderId, ShipmentStatus.DISPATCHED, at);
        moved.ifPresent(shipment -> jdbc.sql("""
                        update shipment set carrier = coalesce(:carrier, carrier), tracking_number = :number,
                            tracking_url = :url
                        where shipment_id = :id
                        """)
                .param("carrier", parcel.carrier())
                .param("number", parcel.trackingNumber())
                .param("url", parcel.trackingUrl())
                .param("id", shipment.id())
                .update());
        return moved.flatMap(shipment -> find(shipment.id()));
    }

    /** The parcel with the rest of the order in its next status; nothing when it may not come there. */
    Optional<Shipment> move(UUID orderId, ShipmentStatus next, Instant at) {
        return move("order_id = :id and not part", orderId, next, at);
    }

    /** One parcel in its next status; nothing when it may not come there. */
    Optional<Shipment> moveOne(UUID shipment, ShipmentStatus next, Instant at) {
        return move("shipment_id = :id", shipment, next, at);
    }

    private Optional<Shipment> move(String which, UUID id, ShipmentStatus next, Instant at) {
        Optional<UUID> moved = jdbc.sql("update shipment set status = :next, version = version + 1 where " + which
                        + " and status in (:before) returning shipment_id")
                .param("next", next.word())
                .param("id", id)
                .param("before", next.before())
                .query(UUID.class)
                .optional();
        moved.ifPresent(changed -> jdbc.sql("""
                        insert into shipment_event (shipment_id, position, event, at)
                        select shipment_id, version, status, :at from shipment where shipment_id = :id
                        """)
                .param("at", Timestamp.from(at))
                .param("id", changed)
                .update());
        return moved.flatMap(this::find);
    }

    Optional<ShipmentStatus> statusOf(UUID orderId) {
        return jdbc.sql("select status from shipment where order_id = ? and not part")
                .param(orderId)
                .query(String.class)
                .optional()
                .map(ShipmentStatus::of);
    }

    Optional<Shipment> find(UUID id) {
        return jdbc.sql("select * from shipment where shipment_id = ?")
                .param(id)
                .query((row, n) -> new Shipment(
                        id,
                        row.getObject("order_id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getString("carrier"),
                        row.getString("status"),
                        row.getString("tracking_number"),
                        row.getString("tracking_url"),
                        events(id),
                        row.getLong("version")))
                .optional();
    }

    private List<TrackingEvent> events(UUID id) {
        return jdbc.sql("select event, at from shipment_event where shipment_id = ? order by position")
                .param(id)
                .query((row, n) -> new TrackingEvent(row.getTimestamp("at").toInstant(), row.getString("event")))
                .list();
    }
}
