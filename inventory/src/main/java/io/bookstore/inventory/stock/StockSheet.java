package io.bookstore.inventory.stock;

import io.bookstore.platform.outbox.NewEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Stock rows that this transaction has locked, and what becomes of them. Nothing is written before all is decided. */
public final class StockSheet {

    private final Map<UUID, StockLevel> before = new LinkedHashMap<>();
    private final Map<UUID, StockLevel> after;
    private final List<Entry> entries = new ArrayList<>();

    StockSheet(List<StockLevel> locked) {
        locked.forEach(level -> before.put(level.bookId(), level));
        this.after = new LinkedHashMap<>(before);
    }

    /** A change and the row that it leads to. */
    record Entry(StockChange change, StockLevel level) {}

    /** Makes all of these changes, or none and tells which are not possible. */
    List<Stock.Refused> change(List<StockChange> changes) {
        List<Stock.Refused> refused = new ArrayList<>();
        Map<UUID, StockLevel> rows = new LinkedHashMap<>();
        List<Entry> made = new ArrayList<>();
        for (StockChange change : changes) {
            UUID book = change.bookId();
            Optional<StockLevel> now = Optional.ofNullable(rows.getOrDefault(book, after.get(book)));
            now.flatMap(level -> level.after(change))
                    .ifPresentOrElse(
                            level -> {
                                rows.put(book, level);
                                made.add(new Entry(change, level));
                            },
                            () -> refused.add(new Stock.Refused(
                                    book, now.map(StockLevel::available).orElse(0))));
        }
        if (refused.isEmpty()) {
            after.putAll(rows);
            entries.addAll(made);
        }
        return refused;
    }

    List<Entry> entries() {
        return entries;
    }

    /** The changed rows as they shall be, in the order of their books. */
    List<StockLevel> changed() {
        return after.values().stream()
                .filter(level -> level.version() != before(level).version())
                .toList();
    }

    /** The same row as it was when it was locked. */
    StockLevel before(StockLevel changed) {
        return Objects.requireNonNull(before.get(changed.bookId()));
    }

    /** One per book, however many orders changed it: values are absolute, and nobody ever sees those in between. */
    List<NewEvent> events() {
        return changed().stream()
                .flatMap(level -> {
                    boolean becameLow = level.isLow() && !before(level).isLow();
                    return becameLow
                            ? Stream.of(StockEvents.changed(level), StockEvents.low(level))
                            : Stream.of(StockEvents.changed(level));
                })
                .toList();
    }
}
