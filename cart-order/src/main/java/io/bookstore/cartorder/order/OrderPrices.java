package io.bookstore.cartorder.order;

import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.platform.json.LenientJson;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Why each order costs what it costs. Orders from before this was kept have none. */
@Component
public class OrderPrices {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrderPrices(JdbcClient jdbc, LenientJson json) {
        this.jdbc = jdbc;
        this.json = json.mapper();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID order, PriceDetail detail) {
        jdbc.sql("insert into order_price (order_id, detail) values (:order, :detail::jsonb)")
                .param("order", order)
                .param("detail", json.writeValueAsString(detail))
                .update();
    }

    public Map<UUID, PriceDetail> of(Collection<UUID> orders) {
        Map<UUID, PriceDetail> found = new HashMap<>();
        if (!orders.isEmpty()) {
            jdbc.sql("select order_id, detail from order_price where order_id in (:orders)")
                    .param("orders", orders)
                    .query((row, n) -> found.put(
                            row.getObject("order_id", UUID.class),
                            json.readValue(row.getString("detail"), PriceDetail.class)))
                    .list();
        }
        return found;
    }
}
