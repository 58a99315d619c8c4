package io.bookstore.cartorder.simulation;

import io.bookstore.cartorder.remote.RemoteFailure;
import java.util.function.Supplier;

/** Decides for each call of the process what goes wrong with it. */
public interface Faults {

    enum Fault {
        NONE,
        /** The process dies before the call. */
        CRASH_BEFORE,
        /** The call works, then the process dies. */
        CRASH_AFTER,
        /** The call never arrives. */
        LOST,
        /** The call works, but its answer is lost. */
        ANSWER_LOST
    }

    Faults NONE = (call, remote) -> Fault.NONE;

    /** @param remote whether the call goes to another service */
    Fault next(String call, boolean remote);

    /** Makes the call, and lets go wrong what {@link #next} says. */
    default <T> T carry(String call, boolean remote, Supplier<T> work) {
        Fault fault = next(call, remote);
        if (fault == Fault.CRASH_BEFORE) {
            throw new Crash();
        }
        if (fault == Fault.LOST) {
            throw new RemoteFailure(call, "lost");
        }
        T result = work.get();
        if (fault == Fault.CRASH_AFTER) {
            throw new Crash();
        }
        if (fault == Fault.ANSWER_LOST) {
            throw new RemoteFailure(call, "answer lost");
        }
        return result;
    }
}
