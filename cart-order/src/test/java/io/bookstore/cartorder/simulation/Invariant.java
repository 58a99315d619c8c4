package io.bookstore.cartorder.simulation;

import java.util.function.Supplier;

/** What must hold after every single step, and what must hold when everything has come to rest. */
public enum Invariant {
    /** 0 ≤ reserved ≤ on hand, for each book. */
    S1,
    /** On hand is what came in less what went out; reserved is the sum of live holds; the ledger sums to the row. */
    S2,
    /** Never more copies are sold than there were. */
    S3,
    /** No hold outlives its order; each ends once. */
    S4,
    /** What is left can be sold. */
    S5,
    /** At most one capture of an order, of its whole total; refunds are what we recorded, and never more than it. */
    M1,
    /** Money and order agree; an order is not cancelled while its money can still come. */
    M2,
    /** The total is the sum of its parts. */
    M3,
    /** All accounts together are zero. */
    M4,
    /** One key makes one order; all final answers for it agree. */
    O1,
    /** States and process move by legal steps, one version each, and never leave an end. */
    O2,
    /** What was acknowledged is there. */
    O3,
    /** Everything comes to its end, and nothing is stuck. */
    O4,
    /** Events have no gap and tell what was committed. */
    E1,
    /** To hear everything again changes nothing. */
    E2,
    /** Each webhook event is stored once. */
    E3;

    public void require(boolean holds, Supplier<String> what) {
        if (!holds) {
            throw new Violation(this, what.get());
        }
    }
}
