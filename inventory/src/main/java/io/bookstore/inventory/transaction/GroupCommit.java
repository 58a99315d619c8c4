package io.bookstore.inventory.transaction;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Writes in one transaction what arrived while the last one was written: transactions on a hot row cannot run side by
 * side anyway, and each of them alone costs a round trip per statement and a write to the disk. A request that finds
 * nobody writing is written at once, alone.
 *
 * <p>Each request gets its own answer. When a batch fails for a reason of its own, its halves are written apart, down to
 * the request at fault: a neighbour never fails with it. Requests with the same key never share a batch.
 */
public final class GroupCommit<Q, A> {

    /** Writes all of these in one transaction and answers them in their order. */
    @FunctionalInterface
    public interface Writer<Q, A> {
        List<A> write(List<Q> batch);
    }

    /**
     * @param batch how many are written together at most
     * @param waiting how many may wait; more are turned away
     * @param patience how long one waits for its answer
     */
    public record Limits(int batch, int waiting, Duration patience) {}

    private final Limits limits;
    private final Function<Q, ?> key;
    private final Writer<Q, A> writer;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Waiter<Q, A>> waiting = new ArrayDeque<>();
    private boolean writing;

    public GroupCommit(Limits limits, Function<Q, ?> key, Writer<Q, A> writer) {
        this.limits = limits;
        this.key = key;
        this.writer = writer;
    }

    /**
     * Waits for the answer.
     *
     * @throws TooBusy when too many wait already, or the answer takes too long; then the request may have been written
     */
    public A submit(Q request) {
        Waiter<Q, A> waiter = new Waiter<>(request);
        if (mustStartWriting(waiter)) {
            Thread.ofVirtual().name("group-commit").start(this::writeUntilNobodyWaits);
        }
        return waiter.await(limits.patience(), () -> leave(waiter));
    }

    private boolean mustStartWriting(Waiter<Q, A> waiter) {
        lock.lock();
        try {
            if (waiting.size() >= limits.waiting()) {
                throw new TooBusy("too many wait");
            }
            waiting.add(waiter);
            boolean first = !writing;
            writing = true;
            return first;
        } finally {
            lock.unlock();
        }
    }

    /** Whoever has gone away is not served behind his back, if it is not too late. */
    private void leave(Waiter<Q, A> waiter) {
        lock.lock();
        try {
            waiting.remove(waiter);
        } finally {
            lock.unlock();
        }
    }

    private void writeUntilNobodyWaits() {
        for (List<Waiter<Q, A>> batch = next(); !batch.isEmpty(); batch = next()) {
            write(batch);
        }
    }

    private List<Waiter<Q, A>> next() {
        lock.lock();
        try {
            List<Waiter<Q, A>> batch = new ArrayList<>();
            Set<Object> keys = new HashSet<>();
            Iterator<Waiter<Q, A>> each = waiting.iterator();
            while (each.hasNext() && batch.size() < limits.batch()) {
                Waiter<Q, A> waiter = each.next();
                if (keys.add(key.apply(waiter.request()))) {
                    batch.add(waiter);
                    each.remove();
                }
            }
            writing = !batch.isEmpty();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void write(List<Waiter<Q, A>> batch) {
        List<A> answers;
        try {
            answers = writer.write(batch.stream().map(Waiter::request).toList());
            if (answers.size() != batch.size()) { // told here, or the thread would end and nobody be served any more
                throw new IllegalStateException(answers.size() + " answers to " + batch.size() + " requests");
            }
        } catch (RuntimeException failed) {
            if (batch.size() == 1 || isAboutTheDatabase(failed)) {
                batch.forEach(waiter -> waiter.fail(failed));
            } else {
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            }
            return;
        } catch (Error broken) {
            batch.forEach(waiter -> waiter.fail(broken));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer(answers.get(i));
        }
    }

    /** Then the halves would fail just so, each after the same time-outs. */
    private static boolean isAboutTheDatabase(RuntimeException failed) {
        return failed instanceof TransientDataAccessException
                || failed instanceof DataAccessResourceFailureException
                || failed instanceof TransactionException;
    }
}
