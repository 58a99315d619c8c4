package io.bookstore.catalog.sales;

import io.bookstore.platform.feed.Subscription;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts copies in paid orders. The feed applies each order once, so a counter is enough. */
@Configuration(proxyBeanMethods = false)
class SalesFromOrders {

    @Bean
    Subscription salesSubscription(JdbcClient jdbc) {
        return Subscription.to("cart-order")
                .named("catalog.cart-order")
                .on("order-paid", OrderPaid.class, (event, order) -> count(jdbc, order))
                .build();
    }

    /** By rising id, as everybody locks books who locks several. */
    static void count(JdbcClient jdbc, OrderPaid order) {
        order.lines().stream()
                .sorted(Comparator.comparing(line -> line.bookId().toString()))
                .forEach(line -> jdbc.sql("update book set sold = sold + :quantity where id = :book")
                        .param("quantity", line.quantity())
                        .param("book", line.bookId())
                        .update());
    }

    record OrderPaid(List<Line> lines) {}

    record Line(UUID bookId, int quantity) {}
}
