package io.bookstore.inventory.reservation;

import io.bookstore.inventory.stock.Stock;
import io.bookstore.inventory.stock.StockChange;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Books in the copies that came back with a refund or a return, once for each and never more than were sold. */
@Component
class RestockRefund {

    private static final Logger log = LoggerFactory.getLogger(RestockRefund.class);

    private final Reservations reservations;
    private final Stock stock;

    RestockRefund(Reservations reservations, Stock stock) {
        this.reservations = reservations;
        this.stock = stock;
    }

    @Transactional
    void restock(UUID orderId, UUID refundId, List<ReservationLine> copies) {
        if (copies.isEmpty()) {
            return;
        }
        Reservation sold = reservations
                .lock(orderId)
                .filter(reservation -> reservation.status() == ReservationStatus.CONSUMED)
                .orElseThrow(() -> new IllegalStateException(
                        "Copies of order " + orderId + " came back, but they were never sold"));
        if (sold.returned()) {
            log.warn("refund {} restocks order {}, whose copies are back already", refundId, orderId);
            return;
        }
        List<StockChange> changes = copies.stream()
                .map(line -> StockChange.restock(refundId, line.bookId(), line.quantity()))
                .filter(change -> !stock.hasBooked(change))
                .toList();
        changes.forEach(change -> reservations.restock(orderId, change.bookId(), change.copies()));
        List<Stock.Refused> refused = stock.change(changes);
        if (!refused.isEmpty()) {
            throw new IllegalStateException("Stock has no room for refund " + refundId + ": " + refused);
        }
    }
}
