package io.bookstore.cartorder.testing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that a request could have changed, as one text that two looks can compare. */
public final class ShopState {

    private static final List<String> TABLES = List.of(
            "orders",
            "order_line",
            "order_moment",
            "order_refund",
            "order_shipment",
            "order_return",
            "order_return_line",
            "ebook_file",
            "order_price",
            "promotion",
            "promotion_customer",
            "promotion_redemption",
            "idempotency_key");

    private final JdbcClient jdbc;
    private final StringRedisTemplate redis;

    public ShopState(JdbcClient jdbc, StringRedisTemplate redis) {
        this.jdbc = jdbc;
        this.redis = redis;
    }

    public String hash() {
        String tables = TABLES.stream()
                .map(table -> table + " "
                        + one("select count(*) || ' ' || coalesce(md5(string_agg(md5(row::text), '' "
                                + "order by md5(row::text))), '') from " + table + " row"))
                .collect(Collectors.joining("\n"));
        return tables + "\noutbox " + one("select count(*)::text from outbox")
                + "\nprocesses " + one("select count(*) || ' ' || count(turn_back) from saga")
                + "\ncarts " + carts();
    }

    private String one(String sql) {
        return jdbc.sql(sql).query(String.class).single();
    }

    private String carts() {
        Set<String> keys = redis.keys("cart:*");
        TreeMap<String, String> carts = new TreeMap<>(Comparator.naturalOrder());
        for (String key : keys) {
            carts.put(key, String.valueOf(redis.opsForValue().get(key)));
        }
        return carts.size() + " " + carts.hashCode();
    }
}
