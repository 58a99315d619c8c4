package io.bookstore.platform.outbox;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;

/**
 * Wakes the feed's long polls when a transaction of this process commits events. It stops before the web server does,
 * so that waiting requests do not hold up a shutdown.
 */
final class CommitSignal implements TransactionSynchronization, SmartLifecycle {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long commits;
    private boolean stopped;

    @Override
    public void afterCommit() {
        change(() -> commits++);
    }

    long commits() {
        lock.lock();
        try {
            return commits;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there were more commits than seen, or the time is over.
     *
     * @return false when waiting has no sense any more, because the process stops
     */
    boolean await(long seen, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        lock.lock();
        try {
            while (commits == seen && !stopped && left > 0) {
                left = changed.awaitNanos(left);
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait: tests know by it that a poll has begun. */
    int waiting() {
        lock.lock();
        try {
            return lock.getWaitQueueLength(changed);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        change(() -> stopped = false);
    }

    @Override
    public void stop() {
        change(() -> stopped = true);
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
