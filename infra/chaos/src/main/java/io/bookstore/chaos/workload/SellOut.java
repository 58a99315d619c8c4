package io.bookstore.chaos.workload;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** At the end, more people than there are copies want one book: not one copy may be left. */
final class SellOut {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int ROUNDS = 4;
    private static final int MORE_THAN_COPIES = 4;

    private final Floor floor;
    private final Shelf.Book book;
    private final long seed;

    SellOut(Floor floor, Shelf.Book book, long seed) {
        this.floor = floor;
        this.book = book;
        this.seed = seed;
    }

    /** The last round counts: in it nobody was sold a copy, and nobody's order was still pending. */
    void run() {
        floor.reopenFor(LIMIT);
        for (int round = 1; round <= ROUNDS; round++) {
            List<Integer> statuses = round(round, round == 1 ? book.initial() + MORE_THAN_COPIES : MORE_THAN_COPIES);
            if (statuses.stream().allMatch(status -> status == 409)) {
                return;
            }
        }
    }

    private List<Integer> round(int round, int buyers) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> begun = new ArrayList<>();
            for (int i = 0; i < buyers; i++) {
                String label = "last" + round + "-" + i;
                begun.add(threads.submit(() -> buyOne(label, round)));
            }
            return begun.stream().map(SellOut::status).toList();
        }
    }

    private int buyOne(String label, int round) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + label.hashCode());
        Answer cart = floor.client.send(
                Ask.of("cart_new", label, "POST", "/v1/cart", Map.of("book_id", book.id(), "qty", 1)));
        String token = cart.header("Cart-Token");
        if (token == null) {
            return cart.status();
        }
        Till till = new Till(floor, random, label);
        Ask ask = till.buyNow(till.newKey(), till.body(Till.VISA), book, 1).note("sell_out_round", round);
        return till.pay(ask, Floor.Headers.fixed(Map.of("Cart-Token", token))).status();
    }

    private static int status(Future<Integer> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
