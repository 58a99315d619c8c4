package io.bookstore.chaos.workload;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Packs, ships, delivers and gives money back; another instance books copies in. */
final class Staff {

    private static final String LABEL = "staff";

    private final Floor floor;
    private final Shelf shelf;
    private final Account account;
    private final RandomGenerator random;
    private final long seed;

    Staff(Floor floor, Shelf shelf, Account account, RandomGenerator random, long seed) {
        this.floor = floor;
        this.shelf = shelf;
        this.account = account;
        this.random = random;
        this.seed = seed;
    }

    /** Hot books get a few copies now and then. */
    void bookIn() {
        for (int number = 1; !floor.isClosing(); number++) {
            Shelf.Book book = shelf.hot().get(random.nextInt(shelf.hot().size()));
            int quantity = random.nextInt(2, 8);
            String reference = "chaos:" + seed + ":" + number;
            Ask ask = Ask.of(
                            "receipt",
                            LABEL,
                            "POST",
                            "/v1/admin/inventory/" + book.id() + "/receipts",
                            Map.of("quantity", quantity, "reference", reference))
                    .note("book_id", book.id())
                    .note("quantity", quantity)
                    .note("reference", reference);
            floor.insist(ask, account, random);
            Floor.pause(random.nextInt(1_500, 4_000));
        }
    }

    void fulfil() {
        while (!floor.isClosing()) {
            Floor.Placed order = next();
            if (order != null) {
                handle(order);
            }
        }
    }

    private Floor.@Nullable Placed next() {
        try {
            return floor.paid.poll(500, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private void handle(Floor.Placed order) {
        int dice = random.nextInt(100);
        if (dice < 35) {
            move(order, "pack");
            move(order, "ship");
            if (random.nextBoolean()) {
                move(order, "deliver");
            }
        } else if (dice < 50) {
            refund(order, Math.max(1, order.totalCents() / random.nextInt(2, 6)), false);
        } else if (dice < 60) {
            refund(order, order.totalCents(), true);
        } else if (dice < 66) {
            // together they are more than was paid
            long most = Math.max(1, order.totalCents() * 6 / 10);
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.execute(() -> refund(order, most, false));
                threads.execute(() -> refund(order, most, true));
            }
        } else if (dice < 72) {
            Ask cancel = Ask.of("cancel", LABEL, "POST", "/v1/orders/" + order.id() + "/cancel", null)
                    .note("order_id", order.id());
            floor.insist(cancel, account, random);
        }
    }

    private void move(Floor.Placed order, String step) {
        Map<String, Object> body = step.equals("ship") ? Map.of("carrier", "post") : Map.of();
        Ask ask = Ask.of(step, LABEL, "POST", "/v1/admin/orders/" + order.id() + "/" + step, body)
                .note("order_id", order.id());
        floor.insist(ask, account, random);
    }

    private void refund(Floor.Placed order, long cents, boolean restock) {
        List<Map<String, Object>> copies =
                restock ? List.of(Map.of("book_id", order.bookId(), "quantity", 1)) : List.of();
        Ask ask = Ask.of(
                        "refund",
                        LABEL,
                        "POST",
                        "/v1/admin/orders/" + order.id() + "/refunds",
                        Map.of("amount_cents", cents, "reason", "chaos", "restock", copies))
                .key(key())
                .note("order_id", order.id())
                .note("amount_cents", cents)
                .note("restock", copies);
        floor.insist(ask, account, random);
    }

    private synchronized String key() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
