package io.bookstore.cartorder.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Time that passes only when everybody waits. Any number of processes run as if at once, but always exactly one at a
 * time, each on a virtual thread of its own, and who is next depends on nothing but the seed.
 */
public final class VirtualTime {

    private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private final List<Actor> living = new ArrayList<>();
    private final RandomGenerator random;
    private final Thread main = Thread.currentThread();
    private final Clock clock = new VirtualClock();

    private long now;
    private long number;
    private long horizon = Long.MAX_VALUE;
    private Actor current;
    private Throwable failure;
    private volatile boolean over;
    private volatile boolean closing;

    public VirtualTime(RandomGenerator random) {
        this.random = random;
    }

    /** @param process to wake, if that is still what it waits for; else an action to run */
    private record Due(long at, long number, Actor process, int ticket, Runnable action) {}

    public Clock clock() {
        return clock;
    }

    public long millis() {
        return now;
    }

    public Actor current() {
        return current;
    }

    /** Runs an action after a while, at once for all others. */
    public void at(long delay, Runnable action) {
        queue.add(new Due(now + delay, number++, null, 0, action));
    }

    /** Starts a process after a while. */
    public Actor start(Replica home, long delay, Runnable body) {
        Actor process = new Actor(home, body);
        living.add(process);
        wake(process, delay);
        return process;
    }

    private void wake(Actor process, long delay) {
        queue.add(new Due(now + delay, number++, process, process.ticket, null));
    }

    /** Lets others go on for so long. */
    public void sleep(long millis) {
        Actor self = current;
        wake(self, millis);
        pass(self);
    }

    /** Waits until it is answered, but not longer. */
    public void await(Answer<?> answer, long millis) {
        Actor self = current;
        if (!answer.given) {
            answer.waiting = self;
            wake(self, millis);
            pass(self);
            answer.waiting = null;
        }
    }

    public <T> void answer(Answer<T> answer, T value, RuntimeException failed) {
        answer.given = true;
        answer.value = value;
        answer.failed = failed;
        if (answer.waiting != null) {
            wake(answer.waiting, 0);
        }
    }

    /** What one process waits for and another gives. */
    public static final class Answer<T> {
        private Actor waiting;
        private boolean given;
        private T value;
        private RuntimeException failed;

        boolean isGiven() {
            return given;
        }

        T get() {
            if (failed != null) {
                throw failed;
            }
            return value;
        }
    }

    /** Runs until nothing is left to do, or for so long. */
    public void run(long atMost) {
        horizon = now + atMost;
        over = false;
        dispatch(null);
        closing = true;
        for (Actor left : List.copyOf(living)) {
            left.turn = true;
            LockSupport.unpark(left.start());
            while (!left.ended) {
                LockSupport.park();
            }
        }
        closing = false;
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private void pass(Actor self) {
        dispatch(self);
        current = self;
        self.ticket++;
        if (closing || (self.abroad == 0 && self.home != null && self.home.generation != self.generation)) {
            throw new Crash();
        }
    }

    /** Hands over to whoever is next, and comes back when it is {@code self}'s turn again. */
    private void dispatch(Actor self) {
        while (failure == null && !closing) {
            Due due = queue.poll();
            if (due == null || due.at > horizon) {
                break;
            }
            now = Math.max(now, due.at);
            if (due.action != null) {
                act(due.action);
            } else if (due.process == self) {
                if (due.ticket == self.ticket) {
                    return;
                }
            } else if (due.ticket == due.process.ticket && !due.process.ended) {
                due.process.turn = true;
                LockSupport.unpark(due.process.start());
                await(self);
                return;
            }
        }
        over = true;
        if (self != null) {
            LockSupport.unpark(main);
            await(self);
        }
    }

    private void await(Actor self) {
        if (self == null) {
            while (!over) {
                LockSupport.park();
            }
        } else if (!self.ended) {
            while (!self.turn) {
                LockSupport.park();
            }
            self.turn = false;
        }
    }

    private void act(Runnable action) {
        try {
            current = null;
            action.run();
        } catch (Throwable broken) {
            failure = broken;
        }
    }

    /** One of the machines that a service runs on. */
    public static final class Replica {
        private int generation;
        public boolean up = true;

        /** All its processes are gone. */
        public void die() {
            generation++;
            up = false;
        }
    }

    /** Something that runs until it ends or dies. */
    public final class Actor {
        private final Replica home;
        private final int generation;
        private final Thread thread;
        private volatile boolean turn;
        private volatile boolean ended;
        private int ticket;
        private boolean started;

        public Replica home() {
            return home;
        }

        /** How deep it is in the work of other services, which go on when this one dies. */
        int abroad;

        /** What it is about; whoever started it knows. */
        public Object subject;

        Actor(Replica home, Runnable body) {
            this.home = home;
            this.generation = home == null ? 0 : home.generation;
            this.thread = Thread.ofVirtual().unstarted(() -> live(body));
        }

        private Thread start() {
            if (!started) {
                started = true;
                thread.start();
            }
            return thread;
        }

        private void live(Runnable body) {
            try {
                await(this);
                current = this;
                ticket++;
                if (!closing && (home == null || home.generation == generation)) {
                    body.run();
                }
            } catch (Crash died) {
                // what it did stays done
            } catch (Throwable broken) {
                failure = failure == null ? broken : failure;
            }
            living.remove(this);
            ended = true;
            if (closing) {
                LockSupport.unpark(main);
            } else {
                dispatch(this);
            }
        }
    }

    private final class VirtualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return START.plusMillis(now);
        }
    }

    public RandomGenerator random() {
        return random;
    }
}
