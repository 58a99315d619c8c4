package io.bookstore.inventory.stock;

import java.util.UUID;

/** A stock row as it is after its {@code version}-th change. */
record StockLevel(UUID bookId, int onHand, int reserved, int threshold, long version) {

    int available() {
        return onHand - reserved;
    }

    boolean isLow() {
        return available() <= threshold;
    }
}
