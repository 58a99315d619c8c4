package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.inventory.AllAtOnce;
import io.bookstore.platform.ids.Ids;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Fifty buyers who want the last copies of one book at the same moment and go on asking until none is left. Some ask twice
 * at once, some change their mind once they hold a copy, and whoever gets no answer asks again for the same order.
 */
final class LastUnits {

    static final int BUYERS = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** One replica, as its callers see it. */
    interface Replica {
        Hold hold(Wanted order);

        Ending end(Wish wish);
    }

    private final List<Replica> replicas;
    private final Random random;
    private final boolean fickle;
    private final AtomicInteger unanswered = new AtomicInteger();

    /** @param fickle whether some give a copy back that they hold */
    LastUnits(List<Replica> replicas, Random random, boolean fickle) {
        this.replicas = replicas;
        this.random = random;
        this.fickle = fickle;
    }

    /** How many calls ended without an answer. */
    int unanswered() {
        return unanswered.get();
    }

    /** @return how many copies the buyers were told that they have: the clients' history, not ours */
    int sell(UUID book, int units, Runnable meanwhile) {
        AtomicInteger sold = new AtomicInteger();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (int i = 0; i < BUYERS; i++) {
            Wanted order = new Wanted(Ids.next(), List.of(new ReservationLine(book, 1)));
            boolean changesMind = fickle && random.nextInt(4) == 0;
            boolean asksTwice = random.nextInt(4) == 0;
            tasks.add(() -> buy(order, changesMind, sold, units));
            if (asksTwice) {
                tasks.add(() -> ask(order));
            }
        }
        tasks.add(() -> {
            meanwhile.run();
            return true;
        });
        AllAtOnce.run(tasks);
        return sold.get();
    }

    private boolean buy(Wanted order, boolean changesMind, AtomicInteger sold, int units) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (sold.get() < units) {
            assertThat(System.nanoTime()).as("a buyer still waits").isLessThan(end);
            Hold hold = answered(() -> replica(order).hold(order));
            if (hold instanceof Hold.Held) {
                Wish wish = changesMind ? Wish.release(order.orderId()) : Wish.consume(order.orderId());
                assertThat(answered(() -> replica(order).end(wish))).isEqualTo(Ending.DONE);
                sold.addAndGet(changesMind ? 0 : 1);
                return true;
            }
            assertThat(hold).isInstanceOf(Hold.OutOfStock.class);
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        // as the order's process does when its buyer gives up
        return answered(() -> replica(order).end(Wish.release(order.orderId()))) == Ending.DONE;
    }

    /** The second of two clicks; whatever it is told, the first one decides. */
    private boolean ask(Wanted order) {
        return answered(() -> replica(order).hold(order)) != null;
    }

    private Replica replica(Wanted order) {
        return replicas.get(Math.floorMod(order.hashCode() + (int) System.nanoTime(), replicas.size()));
    }

    private <T> T answered(Callable<T> call) {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            try {
                return call.call();
            } catch (Exception noAnswer) {
                unanswered.incrementAndGet();
                if (System.nanoTime() > end) {
                    throw new AssertionError("no answer for " + PATIENCE, noAnswer);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
