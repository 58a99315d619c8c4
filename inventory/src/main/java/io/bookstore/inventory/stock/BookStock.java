package io.bookstore.inventory.stock;

import io.bookstore.inventory.stock.StockChange.Cause;
import io.bookstore.inventory.transaction.Transactions;
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
    private final Transactions transactions;

    BookStock(StockRows rows, StockLedger ledger, Stock stock, Transactions transactions) {
        this.rows = rows;
        this.ledger = ledger;
        this.stock = stock;
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
        return stock.change(change)
                .<Booking>map(level -> new Booking.Booked(
                        ledger.byVersion(level.bookId(), level.version()).orElseThrow()))
                .orElseGet(() -> change.onHand() > 0 ? new Booking.TooMany() : new Booking.TooFew(before.available()));
    }

    private static Booking repeated(LedgerEntry entry, StockChange change) {
        Cause cause = change.cause();
        boolean same = entry.onHandDelta() == change.onHand()
                && (cause.reason() == null || cause.reason().equals(entry.reason()));
        return same ? new Booking.Booked(entry) : new Booking.ReferenceTaken();
    }
}
