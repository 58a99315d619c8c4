package io.bookstore.search.index;

/** Waits until what is on its way has arrived, if the sweep may go on at all. */
@FunctionalInterface
interface Pauses {

    /** @throws Stopped when this replica is no longer the one that writes */
    void grace();

    /** The sweep is to end early. */
    final class Stopped extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Stopped() {
            super("this replica writes the index no longer");
        }
    }
}
