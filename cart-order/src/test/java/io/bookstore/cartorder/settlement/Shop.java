package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderMoves;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.payment.Payments;
import io.bookstore.cartorder.payment.Refund;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.saga.SagaRunner;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.simulation.DeskLedger.News;
import io.bookstore.cartorder.simulation.Feed;
import io.bookstore.cartorder.simulation.Invariant;
import io.bookstore.cartorder.simulation.LyingStripe;
import io.bookstore.cartorder.simulation.MemoryKeys;
import io.bookstore.cartorder.simulation.MemoryOrders;
import io.bookstore.cartorder.simulation.MemorySagas;
import io.bookstore.cartorder.simulation.MemoryStock;
import io.bookstore.cartorder.simulation.PaymentDesk;
import io.bookstore.cartorder.simulation.VirtualTime;
import io.bookstore.cartorder.simulation.VirtualTime.Replica;
import io.bookstore.cartorder.simulation.Weather;
import io.bookstore.cartorder.simulation.WebhookInbox;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * The order's real process on two machines, in virtual time, between doubles of everything it calls. Each change of state
 * is checked where it is made.
 */
final class Shop {

    private static final Duration PAY_WITHIN = Duration.ofMinutes(15);
    private static final MeterRegistry NOWHERE = new CompositeMeterRegistry();

    final VirtualTime time;
    final Weather weather;
    final RandomGenerator random;
    final List<Replica> replicas = List.of(new Replica(), new Replica());
    final MemorySagas sagas;
    final MemoryStock stock;
    final MemoryOrders orders;
    final MemoryKeys keys;
    final LyingStripe stripe;
    final PaymentDesk desk;
    final WebhookInbox inbox;
    final Feed<MemoryOrders.Event> feed;
    final Settlement settlement;
    final CancelOrder cancelOrder;
    final Set<UUID> clearedCarts = new HashSet<>();
    private final Map<UUID, Long> versionsTold = new HashMap<>();
    private final Map<UUID, Weather.Fate> fates = new HashMap<>();

    Shop(RandomGenerator random, int copies, Duration longestPause, Set<Bug> bugs) {
        this.random = random;
        this.time = new VirtualTime(random);
        this.weather = new Weather(time, process -> crash(process.home()));
        this.sagas = new MemorySagas(time.clock(), this::id);
        this.stock = new MemoryStock(copies);
        this.feed = new Feed<>(time, weather);
        this.orders = new MemoryOrders(sagas, this::told);
        this.keys = new MemoryKeys(time, this::id);
        this.stripe = new LyingStripe(time, weather);
        this.desk = new PaymentDesk(time, weather, stripe);
        this.inbox = new WebhookInbox(time, desk, stripe);
        this.settlement = settlement(longestPause, bugs);
        this.cancelOrder = new CancelOrder(sagas, settlement, orders);
        sagas.faults = weather;
        stock.faults = weather;
        orders.faults = weather;
        sagas.onChange = this::watch;
        feed.reader = this::inventoryReads;
        desk.ledger().feed().reader = this::cartOrderReads;
        plant(bugs);
    }

    private void plant(Set<Bug> bugs) {
        sagas.unfenced = bugs.contains(Bug.NO_FENCING);
        desk.newKeyOnRetry = bugs.contains(Bug.NEW_KEY_ON_RETRY);
        stock.countsTwice = bugs.contains(Bug.EFFECTS_NOT_IDEMPOTENT);
        stock.betweenReadAndWrite = bugs.contains(Bug.READ_THEN_WRITE) ? () -> time.sleep(5) : null;
        keys.anybodyBinds = bugs.contains(Bug.KEY_WITHOUT_TOKEN);
        orders.tellsBeforeCommit = bugs.contains(Bug.PUBLISH_BEFORE_COMMIT);
    }

    private Settlement settlement(Duration longestPause, Set<Bug> bugs) {
        Payments payments = desk;
        for (Bug bug : bugs) {
            payments = bug.in(payments, this::id);
        }
        StockSteps stockSteps = new StockSteps(stock, orders, point -> {}, NOWHERE);
        return new Settlement(
                stockSteps,
                new ChargeStep(payments, stockSteps, orders, point -> {}),
                new OrderSteps(orders, sagas, (owner, order, bought) -> clearedCarts.add(order), point -> {}),
                new PayBackStep(payments, orders),
                new StaffRefundStep(refunds(), orders, payments)::giveBack,
                sagas,
                new SagaRunner(sagas, longestPause, () -> random),
                orders::find,
                PAY_WITHIN);
    }

    private OpenRefunds refunds() {
        return new OpenRefunds() {
            @Override
            public OrderRefund get(UUID refund) {
                return orders.refund(refund);
            }

            @Override
            public void notePending(UUID refund) {
                orders.pendingRefund(refund);
            }

            @Override
            public void giveUp(UUID refund) {
                orders.giveUpRefund(refund);
            }
        };
    }

    UUID id() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    void fate(UUID order, Weather.Fate fate) {
        fates.put(order, fate);
    }

    /** One machine is gone, and comes back after a while. */
    void crash(Replica replica) {
        if (replica == null || !replica.up) {
            return;
        }
        weather.tell("machine dies", replicas.indexOf(replica));
        replica.die();
        time.at(1_000 + random.nextLong(120_000), () -> replica.up = true);
    }

    /** Runs something on a machine that is up, if any is. */
    boolean on(Runnable work, Object subject) {
        Replica first = replicas.get(random.nextInt(2));
        Replica chosen = first.up
                ? first
                : replicas.stream().filter(each -> each.up).findFirst().orElse(null);
        if (chosen == null) {
            return false;
        }
        time.start(chosen, 0, work).subject = subject;
        return true;
    }

    /** What the recoverers of all machines do: they look when something is due. */
    private void watch(MemorySagas.Row row) {
        long due = row.due().toEpochMilli() - time.clock().instant().toEpochMilli() + time.millis();
        long at = Math.max(due, time.millis()) + random.nextInt(500);
        if (!row.isFinished() && at < row.watchedAt) {
            row.watchedAt = at;
            time.at(at - time.millis(), () -> look(row, at));
        }
    }

    private void look(MemorySagas.Row row, long at) {
        if (row.watchedAt != at) {
            return;
        }
        row.watchedAt = Long.MAX_VALUE;
        if (row.isFinished()) {
            return;
        }
        if (row.due().isAfter(time.clock().instant())) {
            watch(row);
        } else if (!on(this::recover, null)) {
            row.watchedAt = time.millis() + 1_000;
            time.at(1_000, () -> look(row, row.watchedAt));
        } else {
            time.at(500, () -> watch(row));
        }
    }

    private void recover() {
        sagas.takeDue().ifPresent(this::resume);
    }

    void resume(Taken taken) {
        time.current().subject = fates.get(taken.lease().orderId());
        try {
            settlement.resume(taken);
        } catch (RuntimeException noDatabase) {
            weather.tell("left alone", 0);
        }
    }

    private void told(MemoryOrders.Event event) {
        weather.tell(event.type(), (int) event.version());
        Long before = versionsTold.put(event.order(), event.version());
        Invariant.E1.require(
                before == null || before < event.version(),
                () -> event + " comes after version " + before + " of the same order");
        feed.append(event);
        if (event.type().equals("order-cancelled")) {
            time.at(0, () -> requireNoMoneyToCome(event.order()));
        }
    }

    /** An order is given up only when its money cannot come any more, or when it is known to be owed. */
    private void requireNoMoneyToCome(UUID id) {
        Order order = orders.find(id).orElseThrow();
        boolean owed = sagas.find(OrderMoves.PAY_BACK, id).isPresent();
        for (LyingStripe.Intent intent : stripe.intentsOf(order.payment().id())) {
            boolean dead = intent.state == LyingStripe.State.CANCELED || intent.state == LyingStripe.State.DECLINED;
            Invariant.M2.require(
                    owed || dead,
                    () -> "order " + id + " is cancelled (" + order.cancelReason() + ") while its payment is "
                            + intent.state);
        }
    }

    private void inventoryReads(MemoryOrders.Event event) {
        Invariant.E1.require(
                orders.find(event.order()).orElseThrow().version() >= event.version(),
                () -> event + " was told but never happened");
        switch (event.type()) {
            case "order-paid" -> stock.sell(event.order());
            case "order-cancelled" -> stock.hearOfCancellation(event.order());
            case "order-refunded" -> {
                if (event.refund() != null) {
                    event.refund()
                            .restock()
                            .forEach(back ->
                                    stock.restock(event.order(), event.refund().id(), back.bookId(), back.quantity()));
                }
            }
            default -> {}
        }
    }

    /** As PaymentNews does. */
    private void cartOrderReads(News news) {
        Optional<Order> order = orders.find(news.orderId());
        if (news.type().equals("payment-succeeded")) {
            order.filter(known -> known.status() == OrderStatus.CANCELLED)
                    .ifPresent(cancelled -> orders.owe(cancelled.id()));
        }
        if (news.type().equals("refund-made")) {
            orders.noteRefund(
                    news.orderId(), new Refund(news.refundId(), news.amount(), "succeeded", news.refundedTotal()));
        }
        sagas.nudge(news.orderId());
    }
}
