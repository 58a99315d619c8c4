package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderStatus;
import io.bookstore.cartorder.saga.Taken;
import io.bookstore.cartorder.simulation.Invariant;
import io.bookstore.cartorder.simulation.LyingStripe;
import io.bookstore.cartorder.simulation.MemoryStock.Shelf;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What must hold when all faults are over and everything has come to rest, counted anew. */
final class Ending {

    private final Shop shop;
    private final List<UUID> books;
    private final int copies;

    Ending(Shop shop, List<UUID> books, int copies) {
        this.shop = shop;
        this.books = books;
        this.copies = copies;
    }

    void check() {
        Invariant.O4.require(shop.sagas.allFinished(), () -> "not finished: " + shop.sagas.open());
        Invariant.O4.require(shop.sagas.parked() == 0, () -> "something is stuck");
        Invariant.E1.require(shop.feed.isRead() && shop.desk.ledger().feed().isRead(), () -> "an event was never read");
        Invariant.E3.require(shop.inbox.allDone(), () -> "a webhook was never applied");
        shop.orders.all().forEach(this::check);
        books.forEach(this::checkShelf);
        long atPsp = shop.stripe.intents.stream()
                .mapToLong(intent -> intent.captures * intent.params.amount() - intent.refunded)
                .sum();
        Invariant.M4.require(
                atPsp == shop.desk.ledger().atPsp(),
                () -> "the PSP holds " + atPsp + ", our books say "
                        + shop.desk.ledger().atPsp());
    }

    private void check(Order order) {
        String name = "order " + order.id() + " (" + order.status() + " " + order.cancelReason() + ")";
        long captured = 0;
        long refunded = 0;
        for (LyingStripe.Intent intent : shop.stripe.intentsOf(order.payment().id())) {
            captured += intent.captures * intent.params.amount();
            refunded += intent.refunded;
        }
        long came = captured;
        long back = refunded;
        long total = order.totals().totalCents();
        Invariant.O4.require(order.status() != OrderStatus.PENDING, () -> name + " never ended");
        Invariant.M1.require(came == 0 || came == total, () -> name + ": " + came + " of " + total + " came");
        Invariant.M1.require(
                back == order.refundedCents(), () -> name + ": " + back + " went back, not " + order.refundedCents());
        boolean handedOver = order.destination().needsShipping() || order.status() != OrderStatus.PAID;
        Invariant.O4.require(handedOver, () -> name + " is a download that was never handed over");
        boolean keeps = order.status() != OrderStatus.CANCELLED;
        Invariant.M2.require(
                keeps ? came == total : came == back, () -> name + ": " + came + " came, " + back + " went");
        Invariant.O2.require(
                shop.orders.moments(order.id()).size() == order.version(),
                () -> name + " has version " + order.version() + " after " + shop.orders.moments(order.id()));
        List<OrderStatus> walk = shop.orders.walk(order.id());
        Invariant.O2.require(walk.stream().distinct().count() == walk.size(), () -> name + " went " + walk);
        Invariant.S4.require(shop.orders.refunding(order.id()) == 0, () -> name + " still has money set aside");
    }

    private void checkShelf(UUID book) {
        Shelf shelf = shop.stock.shelf(book);
        Invariant.S4.require(shelf.reserved == 0, () -> shelf.reserved + " copies are held for nobody");
        Invariant.S2.require(
                shop.stock.liveCopies(book) == shelf.reserved, () -> "reserved is not the sum of live holds");
        long sold = sold(book);
        Invariant.S3.require(sold <= copies, () -> sold + " sold of " + copies);
        Invariant.S2.require(
                shelf.onHand == copies - sold, () -> shelf.onHand + " on hand after " + sold + " sold of " + copies);
    }

    /** From the orders alone. */
    private long sold(UUID book) {
        return shop.orders.all().stream()
                .filter(order -> order.status() != OrderStatus.CANCELLED)
                .mapToLong(order -> order.lines().stream()
                                .filter(line -> line.bookId().equals(book))
                                .mapToLong(line -> line.quantity())
                                .sum()
                        - shop.orders.restocked(order.id(), book))
                .sum();
    }

    int left(UUID book) {
        return shop.stock.shelf(book).available();
    }

    /** While nothing fails, all that is left can be bought. */
    void sellTheRest(Function<UUID, Order> wish) {
        for (UUID book : books) {
            if (left(book) > 0) {
                Order order = wish.apply(book);
                shop.orders.add(order);
                Taken process = shop.settlement.begin(order.id());
                shop.on(() -> shop.settlement.settle(order, process), null);
                shop.time.run(3_600_000);
                OrderStatus status = shop.orders.statusOf(order.id());
                Invariant.S5.require(
                        status != OrderStatus.CANCELLED && shop.stock.shelf(book).onHand == 0,
                        () -> "what is left is not sold: " + status);
            }
        }
    }

    void replayEverything() {
        long before = state();
        shop.feed.replay();
        shop.desk.ledger().feed().replay();
        shop.time.run(24 * 3_600_000L);
        Invariant.E2.require(state() == before, () -> "hearing everything again changed something");
        check();
    }

    private long state() {
        long hash = shop.stock.stateHash();
        for (Order order : shop.orders.all()) {
            hash = hash * 31 + order.hashCode();
        }
        return hash + Map.of("refunds", shop.desk.refunds().made()).hashCode();
    }
}
