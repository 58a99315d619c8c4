package io.bookstore.cartorder.simulation;

/** An invariant is broken. */
public final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    public Violation(Invariant invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    public Invariant invariant() {
        return invariant;
    }
}
