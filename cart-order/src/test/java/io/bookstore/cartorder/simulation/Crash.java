package io.bookstore.cartorder.simulation;

/** The process dies here: nothing may catch it. */
public final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    public Crash() {
        super("the process died", null, false, false);
    }
}
