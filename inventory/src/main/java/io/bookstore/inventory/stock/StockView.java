package io.bookstore.inventory.stock;

import java.util.UUID;

record StockView(UUID bookId, int onHand, int reserved, int available, int threshold) {

    static StockView of(StockLevel level) {
        return new StockView(level.bookId(), level.onHand(), level.reserved(), level.available(), level.threshold());
    }
}
