package io.bookstore.psp.webhook;

import java.time.Duration;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * A delivery that waits for its time, much smaller than a thread that would wait with it.
 *
 * @param due by {@link System#nanoTime()}
 * @param told what to run after the first try
 */
record Errand(long due, Delivery delivery, int tries, Runnable told) implements Delayed {

    static Errand in(Duration pause, Delivery delivery, Runnable told) {
        return new Errand(System.nanoTime() + pause.toNanos(), delivery, 0, told);
    }

    Errand again() {
        return new Errand(System.nanoTime() + Backoff.after(tries + 1).toNanos(), delivery, tries + 1, () -> {});
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.signum(due - ((Errand) other).due);
    }
}
