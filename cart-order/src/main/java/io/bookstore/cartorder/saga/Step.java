package io.bookstore.cartorder.saga;

import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * One step of a process on {@code C}. Acting and undoing may be repeated, and undoing may come when the step was never
 * tried, or even before it.
 *
 * @param ask tells after an interruption what became of the step; without memory of its own it may simply act again
 * @param undo gets the reason for going back
 */
public record Step<C>(
        String name,
        Kind kind,
        Function<C, Outcome> act,
        Function<C, Outcome> ask,
        BiFunction<C, String, Outcome> undo) {

    /** Before the pivot a step can be undone; after it the process only goes forward. */
    public enum Kind {
        UNDOABLE,
        PIVOT,
        RETRIED
    }

    public static <C> Step<C> undoable(
            String name, Function<C, Outcome> act, Function<C, Outcome> ask, BiFunction<C, String, Outcome> undo) {
        return new Step<>(name, Kind.UNDOABLE, act, ask, undo);
    }

    /** The step that decides. Its undo may answer that it is too late, which sends the process forward again. */
    public static <C> Step<C> pivot(
            String name, Function<C, Outcome> act, Function<C, Outcome> ask, BiFunction<C, String, Outcome> undo) {
        return new Step<>(name, Kind.PIVOT, act, ask, undo);
    }

    public static <C> Step<C> retried(String name, Function<C, Outcome> act) {
        return new Step<>(name, Kind.RETRIED, act, act, (context, reason) -> {
            throw new IllegalStateException(name + " lies behind the pivot");
        });
    }

    boolean canTurnBack() {
        return kind != Kind.RETRIED;
    }
}
