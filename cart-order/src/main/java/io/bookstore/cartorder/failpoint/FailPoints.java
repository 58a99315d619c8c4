package io.bookstore.cartorder.failpoint;

/** Told when the process comes by one of its dangerous places. Does nothing, except where tests ask for a crash. */
@FunctionalInterface
public interface FailPoints {

    String AFTER_HOLD = "after-hold";
    String BEFORE_CHARGE = "before-charge";
    String AFTER_CHARGE = "after-charge";
    String BEFORE_PAID_COMMIT = "before-paid-commit";
    String AFTER_PAID_COMMIT = "after-paid-commit";

    void reach(String point);
}
