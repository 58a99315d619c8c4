package io.bookstore.inventory.stock;

import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
     * Makes these changes, or tells which are not possible; then the caller rolls back. In the order of the book ids,
     * everywhere, so that two orders for the same books wait for each other instead of locking each other out.
     */
    public List<Refused> change(List<StockChange> changes) {
        List<Refused> refused = new ArrayList<>();
        List<NewEvent> events = new ArrayList<>();
        for (StockChange change : changes.stream()
                .sorted(Comparator.comparing(StockChange::bookId))
                .toList()) {
            rows.change(change)
                    .ifPresentOrElse(
                            level -> events.addAll(eventsOf(change, level)),
                            () -> refused.add(new Refused(change.bookId(), available(change.bookId()))));
        }
        if (refused.isEmpty()) {
            outbox.appendAll(events);
        }
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

    Optional<StockLevel> change(StockChange change) {
        Optional<StockLevel> changed = rows.change(change);
        changed.ifPresent(level -> outbox.appendAll(eventsOf(change, level)));
        return changed;
    }

    private int available(UUID bookId) {
        return rows.find(bookId).map(StockLevel::available).orElse(0);
    }

    private static List<NewEvent> eventsOf(StockChange change, StockLevel after) {
        int before = after.available() - change.available();
        boolean crossedDown = before > after.threshold() && after.isLow();
        return crossedDown
                ? List.of(StockEvents.changed(after), StockEvents.low(after))
                : List.of(StockEvents.changed(after));
    }
}
