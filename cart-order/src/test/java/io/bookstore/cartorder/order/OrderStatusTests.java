package io.bookstore.cartorder.order;

import static io.bookstore.cartorder.order.OrderStatus.CANCELLED;
import static io.bookstore.cartorder.order.OrderStatus.DELIVERED;
import static io.bookstore.cartorder.order.OrderStatus.PACKED;
import static io.bookstore.cartorder.order.OrderStatus.PAID;
import static io.bookstore.cartorder.order.OrderStatus.PARTLY_SHIPPED;
import static io.bookstore.cartorder.order.OrderStatus.PENDING;
import static io.bookstore.cartorder.order.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OrderStatusTests {

    /** The states of architecture.md, written down a second time. */
    private static final Map<OrderStatus, List<OrderStatus>> LEGAL = Map.of(
            PENDING, List.of(PAID, CANCELLED),
            PAID, List.of(PACKED, DELIVERED, CANCELLED),
            PACKED, List.of(PARTLY_SHIPPED, SHIPPED, CANCELLED),
            PARTLY_SHIPPED, List.of(SHIPPED),
            SHIPPED, List.of(DELIVERED),
            DELIVERED, List.of(),
            CANCELLED, List.of());

    @Test
    void allowsTheMovesOfTheArchitectureAndNoOthers() {
        for (OrderStatus from : OrderStatus.values()) {
            assertThat(Arrays.stream(OrderStatus.values())
                            .filter(from::mayBecome)
                            .toList())
                    .as("from %s", from)
                    .containsExactlyInAnyOrderElementsOf(LEGAL.get(from));
        }
    }
}
