package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OrdersIntegrationTests extends RunningShop {

    private final Orders orders;
    private final HikariDataSource pool;

    @Autowired
    OrdersIntegrationTests(Orders orders, HikariDataSource pool) {
        this.orders = orders;
        this.pool = pool;
    }

    /** If reading needed a second connection while it holds one, as many readers as connections would wait for ever. */
    @Test
    void readsAnOrderOverOneConnection() throws SQLException {
        Answer bought = guest().asCustomer(UUID.randomUUID()).buyNow(book(5, 1299), 1, "pm_card_visa");
        UUID id = UUID.fromString(bought.body().get("id").asString());
        long waited = pool.getConnectionTimeout();
        List<Connection> others = new ArrayList<>();
        try {
            pool.setConnectionTimeout(10_000);
            while (others.size() < pool.getMaximumPoolSize() - 1) {
                others.add(pool.getConnection());
            }
            pool.setConnectionTimeout(waited);

            assertThat(orders.find(id).orElseThrow().lines()).hasSize(1);
        } finally {
            pool.setConnectionTimeout(waited);
            for (Connection other : others) {
                other.close();
            }
        }
    }
}
