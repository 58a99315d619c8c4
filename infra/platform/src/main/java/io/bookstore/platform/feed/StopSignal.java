package io.bookstore.platform.feed;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Ends a runner at once where it waits, but never in the middle of a transaction. */
final class StopSignal {

    /** Leaves the runner from wherever it is. */
    static final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition raisedNow = lock.newCondition();
    private boolean raised;
    private @Nullable Thread waiting;

    void raise() {
        lock.lock();
        try {
            raised = true;
            raisedNow.signalAll();
            if (waiting != null) {
                waiting.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean raised() {
        lock.lock();
        try {
            return raised;
        } finally {
            lock.unlock();
        }
    }

    void check() {
        if (raised()) {
            throw new Stopped();
        }
    }

    void sleep(Duration time) {
        long left = time.toNanos();
        lock.lock();
        try {
            while (!raised && left > 0) {
                left = raisedNow.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            raised = true;
        } finally {
            lock.unlock();
        }
        check();
    }

    /** Makes a remote call that the signal may interrupt. */
    <T> T remotely(Supplier<T> call) {
        enter();
        try {
            return call.get();
        } catch (RuntimeException e) {
            check(); // it failed because we interrupted it
            throw e;
        } finally {
            leave();
        }
    }

    private void enter() {
        lock.lock();
        try {
            if (raised) {
                throw new Stopped();
            }
            waiting = Thread.currentThread();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        lock.lock();
        try {
            waiting = null;
            if (raised) {
                boolean _ = Thread.interrupted(); // ours; what follows may still write to the database
            }
        } finally {
            lock.unlock();
        }
    }
}
