package io.bookstore.cartorder.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The timelines of orders: one moment for each version. */
@Repository
class Moments {

    private final JdbcClient jdbc;

    Moments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID order, long version, Instant at, String event) {
        jdbc.sql("insert into order_moment (order_id, version, at, event) values (:order, :version, :at, :event)")
                .param("order", order)
                .param("version", version)
                .param("at", OrderRows.timestamp(at))
                .param("event", event)
                .update();
    }

    Map<UUID, List<Moment>> of(Collection<UUID> orders) {
        Map<UUID, List<Moment>> found = new HashMap<>();
        if (!orders.isEmpty()) {
            jdbc.sql("select * from order_moment where order_id in (:orders) order by order_id, version")
                    .param("orders", orders)
                    .query((row, n) -> found.computeIfAbsent(
                                    row.getObject("order_id", UUID.class), id -> new ArrayList<>())
                            .add(new Moment(row.getTimestamp("at").toInstant(), row.getString("event"))))
                    .list();
        }
        return found;
    }
}
