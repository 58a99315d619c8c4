package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookEvents;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.draft.Drafted;
import io.bookstore.catalog.draft.Drafts;
import io.bookstore.catalog.imports.KnownBooks.Known;
import io.bookstore.catalog.naming.Works;
import io.bookstore.catalog.naming.Works.NewWork;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Brings some hundred records into the catalogue, in the transaction of the caller. */
@Component
class WriteBatch {

    private final KnownBooks knownBooks;
    private final Works works;
    private final BookRows rows;
    private final BookWrites writes;
    private final BookEvents events;
    private final ImportAudit audit;
    private final ImportSettings settings;
    private final Clock clock;

    WriteBatch(
            KnownBooks knownBooks,
            Works works,
            BookRows rows,
            BookWrites writes,
            BookEvents events,
            ImportAudit audit,
            ImportSettings settings,
            Clock clock) {
        this.knownBooks = knownBooks;
        this.works = works;
        this.rows = rows;
        this.writes = writes;
        this.events = events;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param records no two of them about the same book */
    Outcome write(List<ImportRecord> records, ShelfNames.Lookup shelves, Actor actor) {
        knownBooks.lockImports();
        Plan plan = new Plan(records);
        plan.sort();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        writes.write(plan.added, plan.changed, shelves, now);
        writes.remember(plan.same);
        Map<UUID, Integer> stock = new LinkedHashMap<>();
        plan.added.forEach(book -> stock.put(book.id(), plan.stock.getOrDefault(book.id(), 0)));
        events.append(stock, plan.changed.stream().map(Planned::id).toList());
        audit.add(actor, plan.added, plan.changed, plan.before);
        plan.outcome.added(plan.added.size());
        plan.outcome.changed(plan.changed.size());
        plan.outcome.unchanged(plan.same.size());
        return plan.outcome;
    }

    /** Tells new books from changed ones and from those that stay as they are. */
    private final class Plan {

        private final List<ImportRecord> records;
        private final Map<String, Known> byIsbn;
        private final Map<String, UUID> workIds;
        private final Map<String, Known> byIdentity;
        private final List<Planned> added = new ArrayList<>();
        private final List<Planned> changed = new ArrayList<>();
        private final List<Planned> same = new ArrayList<>();
        private final Map<UUID, Integer> stock = new HashMap<>();
        private final Outcome outcome = new Outcome();
        private Map<UUID, BookView> before = Map.of();

        Plan(List<ImportRecord> records) {
            this.records = records;
            this.byIsbn = knownBooks.byIsbn(records);
            this.workIds = works.resolve(records.stream()
                    .filter(record -> record.namesWork() || !byIsbn.containsKey(record.key()))
                    .map(record -> new NewWork(record.work(), record.checked().title(), record.originalYear()))
                    .toList());
            this.byIdentity = knownBooks.byIdentity(records.stream()
                    .filter(record -> record.isbn() == null)
                    .map(this::workId)
                    .toList());
        }

        void sort() {
            Map<ImportRecord, UUID> differing = new LinkedHashMap<>();
            for (ImportRecord record : records) {
                Optional<Known> known = known(record);
                if (known.isEmpty()) {
                    add(record);
                } else if (record.hash().equals(known.get().hash())) {
                    outcome.unchanged(1);
                } else {
                    differing.put(record, known.get().id());
                }
            }
            knownBooks.lock(differing.values());
            before = rows.byIds(differing.values()).stream()
                    .collect(Collectors.toMap(BookView::id, Function.identity()));
            differing.forEach((record, id) -> compare(record, Objects.requireNonNull(before.get(id))));
        }

        private Optional<Known> known(ImportRecord record) {
            return Optional.ofNullable(
                    record.isbn() != null
                            ? byIsbn.get(record.isbn())
                            : byIdentity.get(record.identity(workId(record))));
        }

        private UUID workId(ImportRecord record) {
            return Objects.requireNonNull(workIds.get(record.work()), record.work());
        }

        private void add(ImportRecord record) {
            Long price = record.input().priceCents();
            if (price == null && !settings.drawMissingPrices()) {
                outcome.failed(record.line(), "price_cents must be given for a new book");
                return;
            }
            DrawnPrice drawn = DrawnPrice.of(record);
            BookInput priced =
                    price == null ? Overlay.priced(record.input(), drawn.cents(), drawn.stock()) : record.input();
            if (Drafts.checkRecord(priced) instanceof Drafted.Valid valid) {
                Planned book = new Planned(Ids.next(), workId(record), record, valid.draft());
                stock.put(book.id(), Objects.requireNonNullElse(priced.initialStock(), 0));
                added.add(book);
            }
        }

        private void compare(ImportRecord record, BookView book) {
            BookInput known = BookInput.of(book);
            UUID named = record.namesWork() ? workId(record) : null;
            Drafted now = Drafts.checkRecord(Overlay.of(known, record.input(), named));
            switch (now) {
                case Drafted.Invalid invalid ->
                    outcome.failed(record.line(), invalid.errors().getFirst().message());
                case Drafted.Valid valid -> {
                    UUID work = Objects.requireNonNullElse(named, book.workId());
                    Planned planned = new Planned(book.id(), work, record, valid.draft());
                    boolean equal = now.equals(Drafts.checkRecord(known)) && hasRating(book, record);
                    (equal ? same : changed).add(planned);
                }
            }
        }

        private static boolean hasRating(BookView book, ImportRecord record) {
            return (record.rating() == null
                            || record.rating().equals(book.imported().rating()))
                    && (record.ratingsCount() == null
                            || record.ratingsCount() == book.imported().count());
        }
    }
}
