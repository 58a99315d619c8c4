package io.bookstore.cartorder.saga;

import io.bookstore.cartorder.saga.Outcome.Done;
import io.bookstore.cartorder.saga.Outcome.NotDone;
import io.bookstore.cartorder.saga.Outcome.Refused;
import io.bookstore.cartorder.saga.Outcome.TurnedBack;
import io.bookstore.cartorder.saga.Outcome.Unknown;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out a saga as far as it goes now: forward, or back after a refusal. Step and direction are saved before
 * anything is done, so whoever takes over knows what may have happened, and asks about it before acting.
 */
public final class SagaRunner {

    private static final Logger log = LoggerFactory.getLogger(SagaRunner.class);
    private static final int PATIENCE = 8;

    private final SagaLog sagas;
    private final Duration longestPause;
    private final Supplier<RandomGenerator> chance;

    /** Sagas that this process holds and nobody carries on, as the log could not be written. */
    private final Queue<Lease> abandoned = new ConcurrentLinkedQueue<>();

    public SagaRunner(SagaLog sagas, Duration longestPause) {
        this(sagas, longestPause, ThreadLocalRandom::current);
    }

    /** @param chance what pauses are spread by */
    public SagaRunner(SagaLog sagas, Duration longestPause, Supplier<RandomGenerator> chance) {
        this.sagas = sagas;
        this.longestPause = longestPause;
        this.chance = chance;
    }

    /** @param resumed whether another run may have begun the current step */
    public <C> void run(Saga<C> saga, Taken taken, C context, boolean resumed) {
        Progress at = taken.progress();
        boolean ask = resumed;
        try {
            while (at.step() >= 0 && at.step() < saga.steps().size()) {
                TurnBack wish = sagas.save(taken.lease(), at);
                Outcome outcome = attempt(saga.steps().get(at.step()), at, context, ask, wish);
                if (outcome instanceof Unknown) {
                    sagas.suspend(taken.lease(), pause(at));
                    return;
                }
                at = after(saga.steps().get(at.step()), at, outcome);
                ask = false;
            }
            sagas.finish(taken.lease());
        } catch (Failed failed) {
            leaveOrAbandon(saga, taken.lease(), failed);
        } catch (Lease.Lost lost) {
            log.info(lost.getMessage());
        } catch (RuntimeException notWritten) {
            abandoned.add(taken.lease());
            throw notWritten;
        }
    }

    /**
     * Lets go of sagas whose log could not be written, so that they need not wait until their lease is over.
     *
     * @return how many may be carried on now
     */
    public int releaseAbandoned() {
        int released = 0;
        for (int left = abandoned.size(); left > 0; left--) {
            Lease lease = abandoned.poll();
            if (lease == null) {
                return released;
            }
            try {
                sagas.suspend(lease, Duration.ZERO);
                released++;
            } catch (Lease.Lost taken) {
                log.info(taken.getMessage());
            } catch (RuntimeException stillNot) {
                abandoned.add(lease);
                log.warn("order {} cannot be let go of yet: {}", lease.orderId(), stillNot.getMessage());
                return released;
            }
        }
        return released;
    }

    private static <C> Outcome attempt(Step<C> step, Progress at, C context, boolean ask, TurnBack wish) {
        try {
            if (at.goesBack()) {
                return step.undo().apply(context, String.valueOf(at.reason()));
            }
            Outcome known = ask ? step.ask().apply(context) : Outcome.NOT_DONE;
            if (wish.reason() != null && step.canTurnBack() && !isDecided(known)) {
                return new TurnedBack(wish.reason());
            }
            return known instanceof NotDone ? step.act().apply(context) : known;
        } catch (Lease.Lost lost) {
            throw lost;
        } catch (RuntimeException failure) {
            throw new Failed(at, failure);
        }
    }

    private static boolean isDecided(Outcome known) {
        return known instanceof Done || known instanceof Refused;
    }

    private static Progress after(Step<?> step, Progress at, Outcome outcome) {
        return switch (outcome) {
            case Done done when at.goesBack() -> at.backTo(at.step() - 1, at.reason());
            case Done done -> at.forwardTo(at.step() + 1);
            case Refused tooLate when at.goesBack() && step.kind() == Step.Kind.PIVOT -> at.forwardTo(at.step() + 1);
            case Refused refused
            when !at.goesBack() && step.canTurnBack() -> at.backTo(at.step() - 1, refused.reason());
            // the step itself is undone too: it may have been begun
            case TurnedBack told -> at.backTo(at.step(), told.reason());
            default -> throw new Failed(at, new IllegalStateException(step.name() + " may not answer " + outcome));
        };
    }

    private void leaveOrAbandon(Saga<?> saga, Lease lease, Failed failed) {
        try {
            leave(saga, lease, failed);
        } catch (Lease.Lost lost) {
            log.info(lost.getMessage());
        } catch (RuntimeException notWritten) {
            abandoned.add(lease);
            notWritten.addSuppressed(failed);
            throw notWritten;
        }
    }

    /** A failed undo is parked at once: it leaves something behind that somebody should know of. */
    private void leave(Saga<?> saga, Lease lease, Failed failed) {
        Progress at = failed.at;
        String step = saga.steps().get(at.step()).name();
        if (at.goesBack() || at.attempts() >= PATIENCE) {
            if (Integer.bitCount(at.attempts()) <= 1) { // the 1st, 2nd, 4th, 8th … time
                log.error(
                        "{}: \"{}\" going {} failed and is parked",
                        saga.name(),
                        step,
                        at.direction(),
                        failed.getCause());
            }
            sagas.park(lease, step + ": " + failed.getCause(), pause(at));
        } else {
            log.warn("{}: \"{}\" failed and is tried again", saga.name(), step, failed.getCause());
            sagas.suspend(lease, pause(at));
        }
    }

    private Duration pause(Progress at) {
        long grown = 1000L << Math.min(at.attempts(), 10);
        long millis = Math.min(longestPause.toMillis(), grown);
        return Duration.ofMillis(chance.get().nextLong(millis / 2, millis + 1));
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Progress at;

        Failed(Progress at, RuntimeException cause) {
            super(cause);
            this.at = at;
        }
    }
}
