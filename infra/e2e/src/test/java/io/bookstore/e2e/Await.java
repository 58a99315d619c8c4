package io.bookstore.e2e;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Looks again until something holds. */
final class Await {

    private static final Duration LIMIT = Duration.ofSeconds(45);
    private static final Duration EVERY = Duration.ofMillis(100);

    private Await() {}

    static <T> T until(String what, Supplier<T> read, Predicate<T> holds) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        T last = read.get();
        while (!holds.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited " + LIMIT.toSeconds() + " s for " + what + "; last seen: " + last);
            }
            try {
                Thread.sleep(EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
            last = read.get();
        }
        return last;
    }
}
