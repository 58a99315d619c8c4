package io.bookstore.chaos.workload;

import io.bookstore.chaos.history.History;
import io.bookstore.chaos.subject.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Buyers and staff, whose wishes come from one seed. Call {@link #stop} once all faults are over: buyers then get their
 * last answers, and the end of a book is sold out.
 */
public final class Workload implements AutoCloseable {

    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(100);
    private static final int READERS_AMONG = 10;

    private final long seed;
    private final Path run;
    private final int buyers;
    private final History history;
    private final ShopClient client;
    private final Floor floor;
    private final Account staffAccount;
    private final List<Thread> threads = new ArrayList<>();
    private @Nullable Shelf shelf;

    public Workload(Target target, long seed, Path run, int buyers) {
        this.seed = seed;
        this.run = run;
        this.buyers = buyers;
        this.history = new History(run);
        this.client = new ShopClient(target.gateway(), history);
        this.floor = new Floor(target, client);
        this.staffAccount = Account.staff(client);
    }

    /** Puts the books of this run on the shelf. The shop must be whole. */
    public void prepare() {
        shelf = new Shelf(client, staffAccount, random(-1), run, seed);
    }

    public void start() {
        Shelf books = prepared();
        for (int number = 0; number < buyers; number++) {
            threads.add(Thread.ofVirtual().name("buyer-" + number).start(person(books, number)));
        }
        threads.add(Thread.ofVirtual().name("stock").start(staff(books, -2)::bookIn));
        threads.add(Thread.ofVirtual().name("fulfilment-1").start(staff(books, -3)::fulfil));
        threads.add(Thread.ofVirtual().name("fulfilment-2").start(staff(books, -4)::fulfil));
    }

    /** Every second buyer has an account; every tenth of all is a reader. */
    private Runnable person(Shelf books, int number) {
        String label = "b" + number;
        String email = "chaos-" + seed + "-" + number + "-" + System.currentTimeMillis() + "@example.com";
        RandomGenerator random = random(number);
        if (number % READERS_AMONG == READERS_AMONG - 1) {
            Account account = Account.buyer(client, label, email);
            return new Reader(floor, account, new CartProbe(floor, books, random, label), random);
        }
        return new Buyer(floor, books, random, label, number % 2 == 0 ? Account.buyer(client, label, email) : null);
    }

    private Staff staff(Shelf books, int number) {
        return new Staff(floor, books, staffAccount, random(number), seed);
    }

    private RandomGenerator random(int number) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 1_000_003 + number);
    }

    /** Everybody finishes what they are at and begins nothing new, until the break is over. */
    public void takeBreak(boolean begins) {
        floor.takeBreak(begins);
    }

    /** Lets everybody get their last answer, then sells out one book. */
    public void stop() {
        floor.close();
        long deadline = System.nanoTime() + LEAVE_LIMIT.toNanos();
        for (Thread thread : threads) {
            join(thread, Math.max(1, deadline - System.nanoTime()));
        }
        new SellOut(floor, prepared().sellOut(), seed).run();
    }

    private Shelf prepared() {
        if (shelf == null) {
            throw new IllegalStateException("call prepare first");
        }
        return shelf;
    }

    private static void join(Thread thread, long nanos) {
        try {
            if (!thread.join(Duration.ofNanos(nanos))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public long requests() {
        return history.requests();
    }

    public long paidOrders() {
        return floor.paidOrders.sum();
    }

    /** When a request of this kind was last answered well; {@link Instant#EPOCH} when never. */
    public Instant lastSuccess(String op) {
        return history.lastSuccess(op).orElse(Instant.EPOCH);
    }

    /** Whether a buyer who asks for this path now gets a good answer; it is not part of the history. */
    public boolean succeeds(String path) {
        return client.answers(path);
    }

    @Override
    public void close() {
        floor.close();
        threads.forEach(Thread::interrupt);
        history.close();
    }
}
