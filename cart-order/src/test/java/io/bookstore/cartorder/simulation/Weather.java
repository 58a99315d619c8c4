package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.remote.RemoteFailure;
import io.bookstore.cartorder.simulation.VirtualTime.Actor;
import io.bookstore.cartorder.simulation.VirtualTime.Answer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Everything between a process and what it calls: its database, other services, and the PSP behind one of them. While it
 * is bad, calls and answers are lost, late, doubled or overtaken, and processes die or sleep between any two of them.
 */
public final class Weather implements Faults {

    private static final long PATIENCE = 10_000;
    private static final long HOUR = 3_600_000;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Consumer<Actor> killer;

    /** How many of a thousand calls go wrong. */
    public int badness = 80;

    public long faults;
    private long trace = 17;
    private Consumer<String> witness;

    /** @param killer lets the machine of a process die, with everything on it */
    public Weather(VirtualTime time, Consumer<Actor> killer) {
        this.time = time;
        this.random = time.random();
        this.killer = killer;
    }

    /** What a story keeps of each of its subjects: every one meets at least one fault. */
    public static final class Fate {
        public final int number;
        int callsUntilFault;
        public int faults;

        public Fate(int number, int callsUntilFault) {
            this.number = number;
            this.callsUntilFault = callsUntilFault;
        }
    }

    public void clear() {
        badness = 0;
    }

    public boolean isClear() {
        return badness == 0;
    }

    /** A number that two runs have in common only if they were the same run. */
    public long trace() {
        return trace;
    }

    public void witnessedBy(Consumer<String> lines) {
        witness = lines;
    }

    public void tell(String what, int detail) {
        trace = trace * 1_000_003 + time.millis() * 31 + what.hashCode() * 7L + detail;
        if (witness != null) {
            Actor at = time.current();
            Object who = at != null && at.subject instanceof Fate fate ? fate.number : "-";
            witness.accept(time.clock().instant() + " [" + who + "] " + what + " " + detail);
        }
    }

    @Override
    public Fault next(String call, boolean remote) {
        throw new UnsupportedOperationException("the weather carries calls itself");
    }

    @Override
    public <T> T carry(String call, boolean remote, Supplier<T> work) {
        Actor caller = time.current();
        if (caller == null) {
            return work.get(); // part of another act, at that moment
        }
        boolean bad = goesWrong(caller);
        tell(call, bad ? 1 : 0);
        return remote ? remote(call, bad, work) : local(call, bad, work);
    }

    private boolean goesWrong(Actor caller) {
        if (badness == 0) {
            return false;
        }
        boolean bad = random.nextInt(1000) < badness;
        if (caller.subject instanceof Fate fate) {
            bad |= fate.callsUntilFault-- == 0 && fate.faults == 0;
            fate.faults += bad ? 1 : 0;
        }
        faults += bad ? 1 : 0;
        return bad;
    }

    private <T> T local(String call, boolean bad, Supplier<T> work) {
        int kind = bad ? random.nextInt(6) : -1;
        time.sleep(1 + random.nextInt(3));
        switch (kind) {
            case 0 -> die();
            case 1 -> time.sleep(nap());
            case 2 -> throw new IllegalStateException(call + ": no database");
            default -> {}
        }
        T result = work.get();
        switch (kind) {
            case 3 -> die();
            case 4 -> time.sleep(nap());
            case 5 -> throw new IllegalStateException(call + ": no database to say that it is committed");
            default -> {}
        }
        return result;
    }

    private <T> T remote(String call, boolean bad, Supplier<T> work) {
        int kind = bad ? random.nextInt(9) : -1;
        switch (kind) {
            case 0 -> die();
            case 1 -> time.sleep(nap()); // wakes up old
            case 2 -> throw lost(call);
            case 3 -> { // sent, and nobody waits for the answer
                elsewhere(random.nextLong(PATIENCE), work);
                throw die();
            }
            case 4 -> { // long under way
                elsewhere(PATIENCE + random.nextLong(random.nextBoolean() ? PATIENCE : 2 * HOUR), work);
                throw lost(call);
            }
            case 5 -> elsewhere(random.nextLong(random.nextBoolean() ? PATIENCE : HOUR), work); // twice
            case 6 -> {
                return slowly(call, work);
            }
            default -> {}
        }
        time.sleep(1 + random.nextInt(20));
        T result = there(work);
        time.sleep(1 + random.nextInt(5));
        if (kind == 7) {
            throw lost(call);
        }
        if (kind == 8) {
            throw die();
        }
        return result;
    }

    /** A call of payment-shipping to its PSP. What the desk was about to write down is lost when it dies. */
    <T> PspAnswer<T> psp(String call, Supplier<PspAnswer<T>> work) {
        boolean bad = goesWrong(time.current());
        tell(call, bad ? 1 : 0);
        int kind = bad ? random.nextInt(6) : -1;
        time.sleep(1 + random.nextInt(30));
        switch (kind) {
            case 0 -> {
                return PspAnswer.unknown();
            }
            case 1 -> throw new RemoteFailure(call, "payment-shipping died before");
            case 2 -> {
                elsewhere(random.nextLong(random.nextBoolean() ? 60_000 : HOUR / 2), work);
                return PspAnswer.unknown();
            }
            default -> {}
        }
        PspAnswer<T> answer = work.get();
        return switch (kind) {
            case 3 -> PspAnswer.unknown();
            case 4 -> throw new RemoteFailure(call, "payment-shipping died after");
            case 5 -> {
                time.sleep(nap());
                yield answer;
            }
            default -> answer;
        };
    }

    /** Whether the PSP itself breaks now. */
    boolean strikes() {
        return badness > 0 && random.nextInt(1000) < badness;
    }

    /** The work is done over there, and goes on when the caller dies. */
    private <T> T there(Supplier<T> work) {
        Actor caller = time.current();
        caller.abroad++;
        try {
            return work.get();
        } finally {
            caller.abroad--;
        }
    }

    private void elsewhere(long delay, Supplier<?> work) {
        Actor server = time.start(null, delay, () -> {
            try {
                tell("nobody hears " + (work.get() != null), 0);
            } catch (RemoteFailure failed) {
                tell("nobody hears", 0);
            }
        });
        server.subject = time.current().subject;
    }

    /** The answer may come before the caller has lost its patience, or not. */
    private <T> T slowly(String call, Supplier<T> work) {
        Answer<T> answer = new Answer<>();
        Actor server = time.start(null, random.nextLong(PATIENCE), () -> {
            RuntimeException failed = null;
            T result = null;
            try {
                result = work.get();
            } catch (RemoteFailure notThere) {
                failed = notThere;
            }
            time.sleep(random.nextLong(PATIENCE / 2));
            time.answer(answer, result, failed);
        });
        server.subject = time.current().subject;
        time.await(answer, PATIENCE);
        if (!answer.isGiven()) {
            throw new RemoteFailure(call, "no answer in time");
        }
        return answer.get();
    }

    private RemoteFailure lost(String call) {
        time.sleep(PATIENCE);
        return new RemoteFailure(call, "lost");
    }

    private long nap() {
        return 1_000 + random.nextLong(random.nextBoolean() ? 60_000 : 30 * 60_000);
    }

    /** Half of the time the whole machine goes, not only this process. */
    private Crash die() {
        if (random.nextBoolean()) {
            killer.accept(time.current());
        }
        throw new Crash();
    }
}
