package io.bookstore.inventory.stock;

import io.bookstore.inventory.stock.StockChange.Cause;
import io.bookstore.inventory.transaction.Transactions;
import io.bookstore.platform.outbox.Outbox;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Books copies in, or corrects their number. A reference counts once per book and kind. */
@Component
class BookStock {

    private final StockRows rows;
    private final StockLedger ledger;
    private final Stock stock;
    private final Outbox outbox;
    private final Transactions transactions;

    BookStock(StockRows rows, StockLedger ledger, Stock stock, Outbox outbox, Transactions transactions) {
        this.rows = rows;
        this.ledger = ledger;
        this.stock = stock;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    Booking receive(UUID bookId, int quantity, String reference, @Nullable UUID actor) {
        return book(StockChange.receipt(bookId, quantity, reference, actor));
    }

    Booking adjust(UUID bookId, int delta, String reason, @Nullable String reference, @Nullable UUID actor) {
        return book(StockChange.adjustment(bookId, delta, reason, reference, actor));
    }

    private Booking book(StockChange change) {
        return transactions.run(status -> {
            Optional<StockLevel> row = rows.lock(change.bookId());
            if (row.isEmpty()) {
                return new Booking.UnknownBook();
            }
            String reference = change.cause().reference();
            Optional<LedgerEntry> earlier = reference == null
                    ? Optional.empty()
                    : ledger.byReference(change.bookId(), change.kind(), reference);
            return earlier.map(entry -> repeated(entry, change)).orElseGet(() -> book(change, row.get()));
        });
    }

    private Booking book(StockChange change, StockLevel before) {
        if (stock.change(List.of(change)).isEmpty()) {
            return new Booking.Booked(
                    ledger.byVersion(before.bookId(), before.version() + 1).orElseThrow());
        }
        return change.onHand() > 0 ? new Booking.TooMany() : new Booking.TooFew(before.available());
    }

    /** Books that become low by a new threshold are told of like those that become low by a sale. */
    Optional<StockLevel> setThreshold(UUID bookId, int threshold) {
        return transactions.run(status -> rows.lock(bookId).map(before -> {
            StockLevel after = rows.setThreshold(bookId, threshold).orElseThrow();
            if (after.isLow() && !before.isLow()) {
                outbox.append(StockEvents.low(after));
            }
            return after;
        }));
    }

    private static Booking repeated(LedgerEntry entry, StockChange change) {
        Cause cause = change.cause();
        boolean same = entry.onHandDelta() == change.onHand()
                && (cause.reason() == null || cause.reason().equals(entry.reason()));
        return same ? new Booking.Booked(entry) : new Booking.ReferenceTaken();
    }
}
