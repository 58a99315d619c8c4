package io.bookstore.inventory.stock;

import io.bookstore.platform.outbox.NewEvent;
import java.util.UUID;

/** What stock tells the other services, as in {@code infra/contracts/inventory}. */
final class StockEvents {

    private static final String AGGREGATE = "book";

    private StockEvents() {}

    record StockChanged(UUID bookId, int onHand, int reserved, int available) {}

    record StockLow(UUID bookId, int available, int threshold) {}

    static NewEvent changed(StockLevel level) {
        return new NewEvent(
                "stock-changed",
                AGGREGATE,
                level.bookId(),
                level.version(),
                new StockChanged(level.bookId(), level.onHand(), level.reserved(), level.available()));
    }

    static NewEvent low(StockLevel level) {
        return new NewEvent(
                "stock-low",
                AGGREGATE,
                level.bookId(),
                level.version(),
                new StockLow(level.bookId(), level.available(), level.threshold()));
    }
}
