package io.bookstore.inventory.stock;

import java.util.Optional;
import java.util.UUID;

/** A stock row as it is after its {@code version}-th change. */
record StockLevel(UUID bookId, int onHand, int reserved, int threshold, long version) {

    private static final int MOST = 1_000_000_000;

    /** The row after the change, or nothing when there are too few copies for it, or there would be too many. */
    Optional<StockLevel> after(StockChange change) {
        long house = (long) onHand + change.onHand();
        long aside = (long) reserved + change.reserved();
        return house > MOST || aside < 0 || aside > house
                ? Optional.empty()
                : Optional.of(new StockLevel(bookId, (int) house, (int) aside, threshold, version + 1));
    }

    int available() {
        return onHand - reserved;
    }

    boolean isLow() {
        return available() <= threshold;
    }
}
