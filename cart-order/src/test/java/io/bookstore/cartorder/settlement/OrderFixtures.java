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

/** Orders for tests without a database. */
final class OrderFixtures {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private OrderFixtures() {}

    static Order pending(int copies, long unitPriceCents) {
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
        Totals totals = Totals.of("USD", line.totalCents(), 0, 0, 0);
        Address address = new Address("A. Reader", "1 Main St", null, "Springfield", "12345", null, "US");
        return new Order(
                Ids.next(),
                "261121-000001",
                null,
                "cart:x",
                OrderStatus.PENDING,
                1,
                totals,
                0,
                List.of(line),
                new Destination(address, "standard", true),
                "a@example.com",
                new CartRef(Ids.next(), 1),
                new OrderPayment(
                        Ids.next(),
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
