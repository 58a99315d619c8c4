package io.bookstore.inventory.transaction;

/** The request was turned away, or given up: ask again in a moment. Nobody is told more, so it needs no stack. */
public final class TooBusy extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooBusy(String why) {
        super(why, null, false, false);
    }
}
