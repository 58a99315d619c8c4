package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Address;
import io.bookstore.cartorder.order.CartRef;
import io.bookstore.cartorder.order.Destination;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.OrderPayment;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.order.Totals;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.platform.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Orders for tests without a database. */
public final class OrderFixtures {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private OrderFixtures() {}

    public static Order pending(int copies, long unitPriceCents) {
        OrderLine line = new OrderLine(
                Ids.next(),
                Ids.next(),
                "Emma",
                List.of(),
                null,
                "paperback",
                copies,
                unitPriceCents,
                unitPriceCents * copies);
        return of(Ids::next, new CartRef(Ids.next(), 1), List.of(line), true);
    }

    static Order of(Supplier<UUID> ids, CartRef cart, List<OrderLine> lines, boolean needsShipping) {
        long subtotal = lines.stream().mapToLong(OrderLine::totalCents).sum();
        Totals totals = Totals.of("USD", subtotal, 0, 0, 0);
        Address address = new Address("A. Reader", "1 Main St", null, "Springfield", "12345", null, "US");
        UUID id = ids.get();
        return new Order(
                id,
                id.toString(),
                null,
                "cart:x",
                OrderStatus.PENDING,
                1,
                totals,
                0,
                lines,
                new Destination(address, "standard", needsShipping),
                "a@example.com",
                cart,
                new OrderPayment(
                        ids.get(),
                        "pm_card_visa",
                        totals.totalCents() == 0 ? PaymentStatus.NOT_REQUIRED : PaymentStatus.NEW,
                        null,
                        null,
                        null),
                null,
                List.of(),
                NOON,
                NOON,
                null);
    }
}
