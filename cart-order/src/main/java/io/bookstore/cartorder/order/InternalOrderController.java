package io.bookstore.cartorder.order;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What other services may ask of an order. */
@RestController
@RequestMapping("/internal/orders/{id}")
class InternalOrderController {

    private final Orders orders;
    private final OrderTokens tokens;

    InternalOrderController(Orders orders, OrderTokens tokens) {
        this.orders = orders;
        this.tokens = tokens;
    }

    record Standing(
            UUID id,
            String number,
            @Nullable UUID userId,
            String status,
            long totalCents,
            String currency,
            UUID paymentId) {}

    /** @param orderToken opens the order to a guest who follows the link in a mail; null when an account owns it */
    record Mail(
            String number,
            @Nullable String orderToken,
            @Nullable String email,
            @Nullable UUID userId,
            String name,
            String currency,
            long totalCents,
            List<Item> items) {}

    record Item(String title, int quantity, long totalCents) {}

    @GetMapping
    Standing standing(@PathVariable UUID id) {
        Order order = order(id);
        return new Standing(
                id,
                order.number(),
                order.userId(),
                order.status().code(),
                order.totals().totalCents(),
                order.totals().currency(),
                order.payment().id());
    }

    @GetMapping("/shipping-address")
    Address address(@PathVariable UUID id) {
        return order(id).destination().address();
    }

    @GetMapping("/mail")
    Mail mail(@PathVariable UUID id) {
        Order order = order(id);
        return new Mail(
                order.number(),
                order.userId() == null ? tokens.of(id) : null,
                order.email().isEmpty() ? null : order.email(), // empty when its account was erased
                order.userId(),
                order.destination().address().name(),
                order.totals().currency(),
                order.totals().totalCents(),
                order.lines().stream()
                        .map(line -> new Item(line.title(), line.quantity(), line.totalCents()))
                        .toList());
    }

    private Order order(UUID id) {
        return orders.find(id).orElseThrow(OrderAccess::unknown);
    }
}
