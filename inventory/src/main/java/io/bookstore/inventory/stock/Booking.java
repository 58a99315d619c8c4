package io.bookstore.inventory.stock;

/** How a receipt or an adjustment ended. */
sealed interface Booking {

    /** @param entry the ledger's line, the same one when the request is repeated */
    record Booked(LedgerEntry entry) implements Booking {}

    record UnknownBook() implements Booking {}

    /** The reference stands for another receipt or adjustment. */
    record ReferenceTaken() implements Booking {}

    /** Fewer copies are free than should go. */
    record TooFew(int available) implements Booking {}

    record TooMany() implements Booking {}
}
