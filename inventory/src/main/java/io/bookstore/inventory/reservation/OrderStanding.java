package io.bookstore.inventory.reservation;

/** What cart-order says of an order, as far as its hold depends on it. */
enum OrderStanding {
    /** Cancelled, or there never was such an order. */
    GONE,
    PAID,
    /** Not paid yet. */
    OPEN,
    NO_ANSWER
}
