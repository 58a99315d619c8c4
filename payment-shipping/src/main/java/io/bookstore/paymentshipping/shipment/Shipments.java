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
                                on conflict (order_id) do nothing
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
