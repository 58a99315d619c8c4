package io.bookstore.inventory.reservation;

import io.bookstore.inventory.stock.Stock;
import io.bookstore.inventory.stock.StockChange;
import io.bookstore.inventory.transaction.Transactions;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Ends a hold, once. Commands may come twice, late, or before the hold itself. */
@Component
class EndReservation {

    private final Reservations reservations;
    private final Stock stock;
    private final Outbox outbox;
    private final Transactions transactions;
    private final ReservationMetrics metrics;
    private final Clock clock;

    EndReservation(
            Reservations reservations,
            Stock stock,
            Outbox outbox,
            Transactions transactions,
            ReservationMetrics metrics,
            Clock clock) {
        this.reservations = reservations;
        this.stock = stock;
        this.outbox = outbox;
        this.transactions = transactions;
        this.metrics = metrics;
        this.clock = clock;
    }

    @FunctionalInterface
    private interface LineChange {
        StockChange of(UUID orderId, UUID bookId, int quantity);
    }

    /** The copies are free again. An order that never held anything is marked, so that a hold that comes late fails. */
    Ending release(UUID orderId) {
        return transactions.run(status -> {
            if (reservations.insert(orderId, ReservationStatus.RELEASED, clock.instant())) {
                return Ending.DONE;
            }
            Reservation reservation = reservations.lock(orderId).orElseThrow();
            return switch (reservation.status()) {
                case HELD -> end(reservation, ReservationStatus.RELEASED, StockChange::release);
                case RELEASED, EXPIRED -> Ending.DONE;
                case CONSUMED -> Ending.REFUSED;
            };
        });
    }

    /** The copies are sold. */
    Ending consume(UUID orderId) {
        return transactions.run(status -> reservations
                .lock(orderId)
                .map(reservation -> switch (reservation.status()) {
                    case HELD -> end(reservation, ReservationStatus.CONSUMED, StockChange::consume);
                    case CONSUMED -> Ending.DONE;
                    case RELEASED, EXPIRED -> Ending.REFUSED;
                })
                .orElse(Ending.UNKNOWN));
    }

    /** The copies are free again, because nobody will ever ask for them. */
    Ending expire(UUID orderId) {
        return transactions.run(status -> reservations
                .lock(orderId)
                .map(reservation -> switch (reservation.status()) {
                    case HELD -> end(reservation, ReservationStatus.EXPIRED, StockChange::expire);
                    case EXPIRED -> Ending.DONE;
                    case RELEASED, CONSUMED -> Ending.REFUSED;
                })
                .orElse(Ending.UNKNOWN));
    }

    /** Undoes whatever the order did to stock: a held copy is released, a sold one is put back, once. */
    void cancel(UUID orderId) {
        transactions.run(status -> {
            Ending released = release(orderId);
            if (released == Ending.REFUSED) {
                reservations
                        .lock(orderId)
                        .filter(consumed -> !consumed.returned())
                        .ifPresent(this::putBack);
            }
            return released;
        });
    }

    private Ending end(Reservation held, ReservationStatus status, LineChange change) {
        apply(held.orderId(), held.lines(), change);
        reservations.end(held.orderId(), status);
        outbox.append(ReservationEvents.ended(held, status));
        metrics.count(status);
        return Ending.DONE;
    }

    /** Copies that came back with a refund are in stock already. */
    private void putBack(Reservation consumed) {
        apply(consumed.orderId(), reservations.notRestocked(consumed.orderId()), StockChange::putBack);
        reservations.markReturned(consumed.orderId());
        metrics.countReturned();
    }

    private void apply(UUID orderId, List<ReservationLine> lines, LineChange change) {
        List<Stock.Refused> refused = stock.change(lines.stream()
                .map(line -> change.of(orderId, line.bookId(), line.quantity()))
                .toList());
        if (!refused.isEmpty()) {
            throw new IllegalStateException(
                    "Stock does not cover the reservation of order " + orderId + ": " + refused);
        }
    }
}
