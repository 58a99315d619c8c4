package io.bookstore.inventory.stock;

import io.bookstore.platform.outbox.Outbox;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Changes stock rows, with their ledger entries and events, in the caller's transaction. */
@Component
public class Stock {

    private final StockRows rows;
    private final Outbox outbox;
    private final StockSettings settings;

    Stock(StockRows rows, Outbox outbox, StockSettings settings) {
        this.rows = rows;
        this.outbox = outbox;
        this.settings = settings;
    }

    /** A change that was not possible: so many copies are available. */
    public record Refused(UUID bookId, int available) {}

    /**
     * Keeps others from changing these books until this transaction is over. In the order of the books, everywhere, so that
     * two who want the same books wait for each other instead of locking each other out.
     */
    public StockSheet lock(Collection<UUID> books) {
        return rows.lock(books);
    }

    /** Makes all of these changes, or none and tells which are not possible. */
    public List<Refused> change(List<StockChange> changes) {
        StockSheet sheet = lock(changes.stream().map(StockChange::bookId).toList());
        return changeEach(sheet, List.of(changes)).getFirst();
    }

    /**
     * Makes the changes of each order, one order after the other: all of an order's changes, or none. The statements are
     * as many as for one order.
     *
     * @param sheet their books, locked
     * @return for each order the changes that are not possible
     */
    public List<List<Refused>> changeEach(StockSheet sheet, List<List<StockChange>> orders) {
        List<List<Refused>> refused = orders.stream().map(sheet::change).toList();
        rows.write(sheet);
        outbox.appendAll(sheet.events());
        return refused;
    }

    /** Whether the ledger has an entry with the change's reference. */
    public boolean hasBooked(StockChange change) {
        return rows.hasEntry(change);
    }

    /** Makes sure that the book can have stock. */
    public void know(UUID bookId) {
        rows.insertIfMissing(bookId, settings.defaultThreshold());
    }
}
