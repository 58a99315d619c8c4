package io.bookstore.cartorder.saga;

import java.util.List;

/** A process as a list that reads like it: steps that can be undone, at most one pivot, then steps retried until done. */
public record Saga<C>(String name, List<Step<C>> steps) {

    public Saga {
        steps = List.copyOf(steps);
        for (int i = 1; i < steps.size(); i++) {
            if (steps.get(i).kind().compareTo(steps.get(i - 1).kind()) < 0) {
                throw new IllegalArgumentException(steps.get(i).name() + " stands on the wrong side of the pivot");
            }
        }
        if (steps.stream().filter(step -> step.kind() == Step.Kind.PIVOT).count() > 1) {
            throw new IllegalArgumentException(name + " has two pivots");
        }
    }
}
