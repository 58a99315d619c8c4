package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.CartRef;
import io.bookstore.cartorder.order.Destination;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderPayment;
import io.bookstore.cartorder.order.OrderPrices;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.settlement.Settlement;
import io.bookstore.platform.idempotency.Claim;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Commits the order as pending, before anything remote is asked for, and then carries its process out. */
@Component
class PlaceOrder {

    private static final int TRIES = 5;

    private final Orders orders;
    private final OrderPrices prices;
    private final Settlement settlement;
    private final IdempotencyKeys keys;
    private final TransactionTemplate transaction;
    private final Clock clock;

    PlaceOrder(
            Orders orders,
            OrderPrices prices,
            Settlement settlement,
            IdempotencyKeys keys,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.orders = orders;
        this.prices = prices;
        this.settlement = settlement;
        this.keys = keys;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Opened(UUID orderId, @Nullable Taken process) {}

    /** @param cart the state of the cart that is bought; if it was bought before, that order is the answer */
    UUID place(Purchase purchase, Quote quote, @Nullable CartRef cart, Claim.Claimed claimed) {
        Order order = pending(purchase, quote, cart);
        Opened opened = transaction.execute(status -> open(order, quote, claimed));
        Taken process = opened.process();
        if (process != null) {
            settlement.settle(order, process);
        }
        return opened.orderId();
    }

    private Opened open(Order order, Quote quote, Claim.Claimed claimed) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (orders.add(order)) {
                prices.add(order.id(), quote.detail());
                keys.bind(claimed, order.id());
                return new Opened(order.id(), settlement.begin(order.id()));
            }
            Optional<UUID> first = Optional.ofNullable(order.cart()).flatMap(orders::ofCart);
            if (first.isPresent()) {
                keys.bind(claimed, first.get());
                return new Opened(first.get(), null);
            }
            // the other order of this cart was cancelled between the two statements
        }
        throw new IllegalStateException("the cart of order " + order.id() + " is bought and cancelled all the time");
    }

    private Order pending(Purchase purchase, Quote quote, @Nullable CartRef cart) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean free = quote.totals().totalCents() == 0;
        return new Order(
                Ids.next(),
                orders.nextNumber(now),
                purchase.userId(),
                purchase.owner().key(),
                OrderStatus.PENDING,
                1,
                quote.totals(),
                0,
                quote.lines(),
                new Destination(purchase.address(), quote.chosen().id(), quote.needsShipping()),
                purchase.email(),
                cart,
                new OrderPayment(
                        Ids.next(),
                        free ? null : purchase.paymentMethod(),
                        free ? PaymentStatus.NOT_REQUIRED : PaymentStatus.NEW,
                        null,
                        null,
                        null,
                        null,
                        !free && purchase.savePaymentMethod()),
                null,
                List.of(),
                now,
                now,
                null);
    }
}
