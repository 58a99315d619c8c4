package io.bookstore.cartorder.stock;

/** Where an order's reservation stands. */
public enum Reservation {
    NONE,
    HELD,
    RELEASED,
    CONSUMED,
    EXPIRED;

    public boolean isAlive() {
        return this == HELD || this == CONSUMED;
    }
}
