package io.bookstore.cartorder.order;

import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parcels of orders. */
@Repository
class Shipments {

    private static final TypeReference<List<Moment>> MOMENTS = new TypeReference<>() {};

    private static final TypeReference<List<ParcelLine>> LINES = new TypeReference<>() {};

    private static final String UPSERT = """
            insert into order_shipment as known
                (id, order_id, version, carrier, status, tracking_number, tracking_url, events)
            values (:id, :order, :version, :carrier, :status, :number, :url, :events::jsonb)
            on conflict (id) do update set
                version = excluded.version, carrier = excluded.carrier, status = excluded.status,
                tracking_number = excluded.tracking_number, tracking_url = excluded.tracking_url, events = excluded.events
            where known.version < excluded.version
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Shipments(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json.mapper();
    }

    /** @return false when something newer is known of the parcel */
    boolean save(UUID order, long version, Shipment shipment) {
        return jdbc.sql(UPSERT)
                        .param("id", shipment.id())
                        .param("order", order)
                        .param("version", version)
                        .param("carrier", shipment.carrier())
                        .param("status", shipment.status())
                        .param("number", shipment.trackingNumber())
                        .param("url", shipment.trackingUrl())
                        .param("events", json.writeValueAsString(shipment.events()))
                        .update()
                == 1;
    }

    /** Shows at once what staff said of a parcel; payment-shipping's own report replaces it. */
    void handOver(UUID order, Fulfilment.Handover parcel) {
        jdbc.sql("update order_shipment set status = 'dispatched', carrier = coalesce(:carrier, carrier), "
                        + "tracking_number = :number, tracking_url = :url where order_id = :order and lines is null")
                .param("carrier", parcel.carrier())
                .param("number", parcel.trackingNumber())
                .param("url", parcel.trackingUrl())
                .param("order", order)
                .update();
    }

    /** Shows a parcel with a part of the order at once; payment-shipping's own report replaces all but its lines. */
    void addPart(UUID order, UUID id, List<ParcelLine> lines, Fulfilment.Handover parcel, Moment left) {
        jdbc.sql("insert into order_shipment (id, order_id, version, carrier, status, tracking_number, tracking_url,"
                        + " events, lines) values (:id, :order, 0, :carrier, 'dispatched', :number, :url,"
                        + " :events::jsonb, :lines::jsonb)")
                .param("id", id)
                .param("order", order)
                .param("carrier", parcel.carrier())
                .param("number", parcel.trackingNumber())
                .param("url", parcel.trackingUrl())
                .param("events", json.writeValueAsString(List.of(left)))
                .param("lines", json.writeValueAsString(lines))
                .update();
    }

    /** Whether the parcel takes only a part of its order. */
    boolean isPart(UUID id) {
        return jdbc.sql("select exists (select 1 from order_shipment where id = :id and lines is not null)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    private @Nullable List<ParcelLine> linesOf(ResultSet row) throws SQLException {
        String lines = row.getString("lines");
        return lines == null ? null : json.readValue(lines, LINES);
    }

    Map<UUID, List<Shipment>> of(Collection<UUID> orders) {
        Map<UUID, List<Shipment>> found = new HashMap<>();
        if (!orders.isEmpty()) {
            jdbc.sql("select * from order_shipment where order_id in (:orders) order by order_id, id")
                    .param("orders", orders)
                    .query((row, n) -> found.computeIfAbsent(
                                    row.getObject("order_id", UUID.class), id -> new ArrayList<>())
                            .add(new Shipment(
                                    row.getObject("id", UUID.class),
                                    row.getString("carrier"),
                                    row.getString("tracking_number"),
                                    row.getString("tracking_url"),
                                    row.getString("status"),
                                    json.readValue(row.getString("events"), MOMENTS),
                                    linesOf(row))))
                    .list();
        }
        return found;
    }
}
