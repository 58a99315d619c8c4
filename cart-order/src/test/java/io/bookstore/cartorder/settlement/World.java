package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.saga.Outcome;
import io.bookstore.cartorder.saga.SagaRunner;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.simulation.Crash;
import io.bookstore.cartorder.simulation.Faults;
import io.bookstore.cartorder.simulation.MemoryOrders;
import io.bookstore.cartorder.simulation.MemoryPayments;
import io.bookstore.cartorder.simulation.MemorySagas;
import io.bookstore.cartorder.simulation.MemoryStock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A whole shop in memory: stock, bank, orders, sagas and a clock that tests move. */
final class World {

    static final Duration PAY_WITHIN = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };

    final MemorySagas sagas = new MemorySagas(clock);
    final MemoryStock stock;
    final MemoryPayments payments = new MemoryPayments();
    final MemoryOrders orders;
    final Set<UUID> clearedCarts = new HashSet<>();
    final Settlement settlement;
    final CancelOrder cancelOrder;
    boolean died;

    World(int onHand) {
        stock = new MemoryStock(onHand);
        orders = new MemoryOrders(sagas, event -> {
            if (event.type().equals("order-cancelled")) {
                stock.hearOfCancellation(event.order());
            }
        });
        StockSteps stockSteps = new StockSteps(stock, orders, point -> {}, new SimpleMeterRegistry());
        settlement = new Settlement(
                stockSteps,
                new ChargeStep(payments, stockSteps, orders, point -> {}),
                new OrderSteps(orders, sagas, (owner, order, bought) -> clearedCarts.add(order), point -> {}),
                new PayBackStep(payments, orders),
                (settling, refund) -> Outcome.DONE,
                sagas,
                new SagaRunner(sagas, Duration.ofSeconds(30)),
                orders::find,
                PAY_WITHIN);
        cancelOrder = new CancelOrder(sagas, settlement, orders);
    }

    World with(Faults faults) {
        sagas.faults = faults;
        stock.faults = faults;
        payments.faults = faults;
        orders.faults = faults;
        return this;
    }

    Order buy(int copies) {
        return buy(OrderFixtures.pending(copies, 1299));
    }

    /** Places the order; a crash in the middle is over when this returns. */
    Order buy(Order order) {
        orders.add(order);
        Taken taken = settlement.begin(order.id());
        try {
            settlement.settle(order, taken);
        } catch (Crash crash) {
            died = true;
        }
        return order;
    }

    /** Lets recoverers work until nothing is due, through crashes of their own. */
    void recover() {
        for (Optional<Taken> due = sagas.takeDue(); due.isPresent(); due = sagas.takeDue()) {
            try {
                settlement.resume(due.get());
            } catch (Crash crash) {
                died = true;
            }
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    /** No faults any more, and time enough for everything. */
    void heal() {
        with(Faults.NONE);
        for (int i = 0; i < 40 && !sagas.allFinished(); i++) {
            pass(Duration.ofSeconds(31));
            recover();
        }
    }

    OrderStatus statusOf(Order order) {
        return orders.statusOf(order.id());
    }
}
