package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.CartRef;
import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.refund.Restock;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.simulation.LyingStripe.Card;
import io.bookstore.cartorder.simulation.LyingStripe.State;
import io.bookstore.cartorder.simulation.Weather.Fate;
import io.bookstore.cartorder.stock.Reservation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** What happens to some buyers of few copies while everything fails; the seed is the whole story. */
final class Story {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private final RandomGenerator random;
    private final Shop shop;
    private final List<UUID> books = new ArrayList<>();
    private final List<Buyer> buyers = new ArrayList<>();
    private final Map<CartRef, UUID> carts = new HashMap<>();
    private final int copies;
    private final boolean slow;

    Story(long seed, Set<Bug> bugs) {
        this.random = new SplittableRandom(seed);
        int count = count();
        this.copies = 1 + random.nextInt(count + 1);
        this.slow = random.nextInt(8) == 0;
        Duration pause = slow ? Duration.ofMinutes(30) : Duration.ofSeconds(30);
        this.shop = new Shop(random, copies, pause, bugs);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            books.add(shop.id());
        }
        shop.weather.badness = 20 + random.nextInt(180);
        long spread = random.nextInt(3) == 0 ? 1_000 : 20 * MINUTE;
        for (int i = 0; i < count; i++) {
            plan(buyer(i), random.nextLong(spread));
        }
        shop.time.at(spread + (slow ? random.nextLong(36 * HOUR) : random.nextLong(HOUR)), this::heal);
    }

    /** What became of it. */
    record Result(int sagas, int withFaults, long faults, long trace) {}

    private int count() {
        int kind = random.nextInt(100);
        return kind < 70 ? 2 + random.nextInt(7) : kind < 96 ? 9 + random.nextInt(12) : 21 + random.nextInt(30);
    }

    Result play(Consumer<String> witness) {
        shop.weather.witnessedBy(witness);
        shop.time.run(6 * DAY);
        Ending ending = new Ending(shop, books, copies);
        ending.check();
        buyers.stream().filter(buyer -> !buyer.hasFinalAnswer()).forEach(Buyer::send);
        shop.time.run(DAY);
        ending.sellTheRest(book -> order(null, List.of(line(book, ending.left(book)))));
        ending.replayEverything();
        int withFaults =
                (int) buyers.stream().filter(buyer -> buyer.fate.faults > 0).count();
        return new Result(buyers.size(), withFaults, shop.weather.faults, shop.weather.trace());
    }

    private void heal() {
        shop.weather.tell("all is well again", 0);
        shop.weather.clear();
        shop.replicas.forEach(replica -> replica.up = true);
    }

    private Buyer buyer(int number) {
        CartRef cart = random.nextBoolean() ? new CartRef(shop.id(), 1) : null;
        if (number > 0 && random.nextInt(10) == 0 && !carts.isEmpty()) {
            cart = carts.keySet().stream().findFirst().orElseThrow();
        }
        Buyer buyer = new Buyer(shop, carts, cart, this::order, new Fate(number, random.nextInt(8)));
        buyers.add(buyer);
        return buyer;
    }

    private void plan(Buyer buyer, long arrival) {
        shop.time.at(arrival, buyer::send);
        if (random.nextInt(5) == 0) {
            shop.time.at(arrival + random.nextLong(200), buyer::send);
        }
        if (random.nextInt(6) == 0) {
            shop.time.at(arrival + random.nextLong(20 * MINUTE), () -> cancel(buyer));
        }
        if (random.nextInt(4) == 0) {
            shop.time.at(arrival + random.nextLong(HOUR), () -> refund(buyer));
        }
        if (random.nextInt(3) == 0) {
            shop.time.at(arrival + random.nextLong(HOUR), () -> deliver(buyer, OrderStatus.PACKED));
        }
        if (random.nextInt(25) == 0) {
            shop.time.at(arrival + random.nextLong(MINUTE), () -> with(buyer, shop.stock::vanish));
        }
        if (random.nextInt(12) == 0) {
            shop.time.at(arrival + random.nextLong(5 * MINUTE), () -> shop.crash(shop.replicas.get(random.nextInt(2))));
        }
        shop.time.at(arrival + DAY, () -> with(buyer, this::backstop));
    }

    private void with(Buyer buyer, Consumer<UUID> act) {
        if (buyer.order() != null) {
            act.accept(buyer.order());
        }
    }

    private void cancel(Buyer buyer) {
        with(
                buyer,
                id -> shop.on(
                        () -> {
                            try {
                                shop.cancelOrder.cancel(
                                        shop.orders.find(id).orElseThrow(), Reasons.CANCELLED_BY_SHOPPER);
                            } catch (RuntimeException error) {
                                shop.weather.tell("cancellation answered 500", 0);
                            }
                        },
                        buyer.fate));
    }

    /** Inventory ends no hold by time alone: it asks what the order says. */
    private void backstop(UUID order) {
        if (shop.stock.standing(order) == Reservation.HELD) {
            switch (shop.orders.statusOf(order)) {
                case CANCELLED -> shop.stock.vanish(order);
                case PENDING -> shop.time.at(10 * MINUTE, () -> backstop(order));
                default -> shop.stock.sell(order);
            }
        }
    }

    private void deliver(Buyer buyer, OrderStatus next) {
        with(buyer, order -> {
            boolean found = shop.stock.standing(order) == Reservation.CONSUMED; // else there is nothing to pack
            if (found && shop.orders.advance(order, next) && next != OrderStatus.DELIVERED) {
                OrderStatus then = next == OrderStatus.PACKED ? OrderStatus.SHIPPED : OrderStatus.DELIVERED;
                shop.time.at(random.nextLong(HOUR), () -> deliver(buyer, then));
            }
        });
    }

    private void refund(Buyer buyer) {
        with(buyer, id -> shop.on(() -> refund(shop.orders.find(id).orElseThrow()), buyer.fate));
    }

    private void refund(Order order) {
        long amount = 1 + random.nextLong(order.totals().totalCents());
        List<Restock> back = random.nextBoolean()
                ? List.of()
                : List.of(new Restock(order.lines().getFirst().bookId(), 1));
        OrderRefund refund = new OrderRefund(
                shop.id(),
                order.id(),
                amount,
                "torn",
                back,
                RefundStatus.UNKNOWN,
                shop.id(),
                order.createdAt(),
                order.createdAt());
        try {
            Taken process = shop.weather.carry(
                    "begin-refund",
                    false,
                    () -> shop.orders.beginRefund(refund)
                            ? shop.sagas.begin(Settlement.refund(refund.id()), order.id(), null)
                            : null);
            if (process != null) {
                shop.settlement.resume(process);
            }
        } catch (RuntimeException error) {
            shop.weather.tell("refund answered 500", 0);
        }
    }

    private Order order(CartRef cart) {
        List<OrderLine> lines = new ArrayList<>();
        for (UUID book : books) {
            if (lines.isEmpty() || random.nextInt(3) == 0) {
                lines.add(line(book, 1 + random.nextInt(3)));
            }
        }
        return order(cart, lines);
    }

    private Order order(CartRef cart, List<OrderLine> lines) {
        Order order = OrderFixtures.of(shop::id, cart, lines, random.nextInt(5) > 0);
        shop.stripe.accept(order.payment().id(), card());
        return order;
    }

    private OrderLine line(UUID book, int quantity) {
        long price = 500L + random.nextInt(3_000);
        return new OrderLine(shop.id(), book, "Emma", List.of(), null, "paperback", quantity, price, price * quantity);
    }

    private Card card() {
        if (shop.weather.isClear()) {
            return new Card(State.SUCCEEDED, State.SUCCEEDED, 0, false);
        }
        long after = random.nextLong(slow && random.nextBoolean() ? 2 * DAY : 20 * MINUTE);
        State last = random.nextInt(3) == 0 ? State.DECLINED : State.SUCCEEDED;
        State first = switch (random.nextInt(10)) {
            case 0 -> State.DECLINED;
            case 1, 2 -> State.REQUIRES_ACTION;
            case 3 -> State.PROCESSING;
            default -> State.SUCCEEDED;
        };
        return new Card(first, last, after, random.nextBoolean());
    }
}
