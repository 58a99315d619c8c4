package io.bookstore.chaos.proxy;

import java.time.Duration;

/** The disturbance of now. Whoever waits because of it wakes as soon as it changes. */
final class Weather {

    private Disturbance now = Disturbance.NONE;
    private long changes;
    private boolean over;

    synchronized Disturbance now() {
        return now;
    }

    synchronized void change(Disturbance next) {
        now = next;
        changes++;
        notifyAll();
    }

    /** Nobody waits any more, whatever comes. */
    synchronized void end() {
        now = Disturbance.NONE;
        changes++;
        over = true;
        notifyAll();
    }

    synchronized long changes() {
        return changes;
    }

    /** Returns after the time, or earlier when it changes from what it was at {@code seen}. */
    synchronized void linger(Duration time, long seen) throws InterruptedException {
        long deadline = System.nanoTime() + time.toNanos();
        long left = time.toNanos();
        while (changes == seen && !over && left > 0) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
            left = deadline - System.nanoTime();
        }
    }

    /** Returns when it has changed from what it was at {@code seen}. */
    synchronized void awaitChange(long seen) throws InterruptedException {
        while (changes == seen && !over) {
            wait();
        }
    }
}
