package io.bookstore.cartorder.settlement;

/** The process dies here: nothing may catch it. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;
}
