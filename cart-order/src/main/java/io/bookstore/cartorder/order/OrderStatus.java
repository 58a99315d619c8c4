package io.bookstore.cartorder.order;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The states of an order, and the one table of legal moves. Refunds are amounts beside the state. */
public enum OrderStatus {
    PENDING,
    PAID,
    PACKED,
    PARTLY_SHIPPED,
    SHIPPED,
    DELIVERED,
    CANCELLED;

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.of(
            PENDING, Set.of(PAID, CANCELLED),
            PAID, Set.of(PACKED, DELIVERED, CANCELLED), // straight to delivered: e-books
            PACKED, Set.of(PARTLY_SHIPPED, SHIPPED, CANCELLED),
            PARTLY_SHIPPED, Set.of(SHIPPED),
            SHIPPED, Set.of(DELIVERED),
            DELIVERED, Set.of(),
            CANCELLED, Set.of());

    public boolean mayBecome(OrderStatus next) {
        return MOVES.getOrDefault(this, Set.of()).contains(next);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<OrderStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code().equals(code))
                .findFirst();
    }

    static OrderStatus stored(String code) {
        return of(code).orElseThrow(() -> new IllegalStateException("no order status is called " + code));
    }
}
