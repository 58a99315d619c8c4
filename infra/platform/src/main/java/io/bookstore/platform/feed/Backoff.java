package io.bookstore.platform.feed;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses that grow from 0.1 s to 2 s, with jitter: a producer that comes back is read again within seconds. */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 2_000;

    private int failures;

    void succeeded() {
        failures = 0;
    }

    Duration failed() {
        failures++;
        long millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(failures - 1, 10));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
    }

    int failures() {
        return failures;
    }

    /** The 1st, 2nd, 4th, 8th … failure in a row. */
    boolean isWorthALine() {
        return Integer.bitCount(failures) == 1;
    }
}
