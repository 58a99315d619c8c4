package io.bookstore.inventory.reservation;

/** How the wish to end a hold was met. */
enum Ending {
    /** It has ended this way, now or before. */
    DONE,
    /** It ended in another way before. */
    REFUSED,
    /** The order never held anything. */
    UNKNOWN
}
