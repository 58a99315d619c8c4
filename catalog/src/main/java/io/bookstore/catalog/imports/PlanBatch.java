package io.bookstore.catalog.imports;

import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.draft.Drafted;
import io.bookstore.catalog.draft.Drafts;
import io.bookstore.catalog.imports.KnownBooks.Known;
import io.bookstore.catalog.imports.Reported.Outcome;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.Problems.FieldError;
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
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells new books from changed ones, from deleted ones and from those that stay as they are. */
@Component
class PlanBatch {

    private final KnownBooks knownBooks;
    private final JoinWorks joinWorks;
    private final BookRows rows;
    private final ImportSettings settings;

    PlanBatch(KnownBooks knownBooks, JoinWorks joinWorks, BookRows rows, ImportSettings settings) {
        this.knownBooks = knownBooks;
        this.joinWorks = joinWorks;
        this.rows = rows;
        this.settings = settings;
    }

    Plan plan(List<ImportRecord> records) {
        return new Sorting(records).sort();
    }

    static String told(List<FieldError> errors) {
        return errors.stream()
                .map(error -> error.field() + " " + error.message())
                .collect(Collectors.joining("; "));
    }

    private final class Sorting {

        private final List<ImportRecord> records;
        private final Map<String, Known> byIsbn;
        private final Map<UUID, Known> byId;
        private final JoinWorks.Joined works;
        private final Map<String, Known> byIdentity;
        private final Plan plan = new Plan(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new HashMap<>(),
                new HashMap<>(),
                new ArrayList<>());

        Sorting(List<ImportRecord> records) {
            this.records = records;
            this.byIsbn = knownBooks.byIsbn(records);
            this.byId = knownBooks.byId(records);
            this.works = joinWorks.join(
                    records, record -> byIsbn.containsKey(record.key()) || byId.containsKey(record.bookId()));
            this.byIdentity = knownBooks.byIdentity(records.stream()
                    .filter(record -> record.isbn() == null && !byId.containsKey(record.bookId()))
                    .map(works::of)
                    .toList());
        }

        Plan sort() {
            Map<ImportRecord, Known> differing = new LinkedHashMap<>();
            for (ImportRecord record : records) {
                Optional<Known> known = known(record);
                if (known.isEmpty()) {
                    add(record);
                } else if (record.hash().equals(known.get().hash())) {
                    report(record, Outcome.UNCHANGED, known.get().id(), null);
                } else {
                    differing.put(record, known.get());
                }
            }
            List<UUID> ids = differing.values().stream().map(Known::id).toList();
            knownBooks.lock(ids);
            plan.before().putAll(rows.byIds(ids).stream().collect(Collectors.toMap(BookView::id, Function.identity())));
            differing.forEach(this::compare);
            return plan;
        }

        private Optional<Known> known(ImportRecord record) {
            if (record.isbn() != null) {
                return Optional.ofNullable(byIsbn.get(record.isbn()));
            }
            return Optional.ofNullable(byId.get(record.bookId()))
                    .or(() -> Optional.ofNullable(byIdentity.get(record.identity(works.of(record)))));
        }

        private void add(ImportRecord record) {
            if (Boolean.FALSE.equals(record.input().active())) {
                report(record, Outcome.UNCHANGED, null, "is not in the catalogue: nothing to delete");
                return;
            }
            Long price = record.input().priceCents();
            if (record.complete() && price == null && !settings.drawMissingPrices()) {
                plan.reported().add(Reported.failed(record, "price_cents must be given for a new book"));
                return;
            }
            DrawnPrice drawn = DrawnPrice.of(record);
            BookInput priced =
                    price == null ? Overlay.priced(record.input(), drawn.cents(), drawn.stock()) : record.input();
            Drafted drafted = record.complete() && price != null
                    ? new Drafted.Valid(record.checked())
                    : Drafts.checkRecord(priced);
            switch (drafted) {
                case Drafted.Invalid invalid ->
                    plan.reported().add(Reported.failed(record, told(invalid.errors()) + " for a new book"));
                case Drafted.Valid valid -> {
                    Planned book = Planned.of(Ids.next(), works.of(record), valid.draft(), record);
                    plan.stock().put(book.id(), Objects.requireNonNullElse(priced.initialStock(), 0));
                    plan.added().add(book);
                    report(record, Outcome.ADDED, book.id(), null);
                }
            }
        }

        private void compare(ImportRecord record, Known known) {
            BookView book = Objects.requireNonNull(plan.before().get(known.id()));
            BookInput was = BookInput.of(book);
            UUID named = works.named(record);
            boolean active = book.active() || known.isUndone();
            Drafted now = Drafts.checkRecord(Overlay.of(was, record.input(), named, active));
            switch (now) {
                case Drafted.Invalid invalid -> plan.reported().add(Reported.failed(record, told(invalid.errors())));
                case Drafted.Valid valid -> {
                    UUID work = Objects.requireNonNullElse(named, book.workId());
                    Planned planned = Planned.of(book.id(), work, valid.draft(), record);
                    boolean equal = now.equals(Drafts.checkRecord(was)) && hasRating(book, record);
                    boolean goes = book.active() && !valid.draft().active();
                    (equal ? plan.same() : plan.changed()).add(planned);
                    Outcome outcome = equal ? Outcome.UNCHANGED : goes ? Outcome.DELETED : Outcome.CHANGED;
                    report(record, outcome, book.id(), null);
                }
            }
        }

        private void report(ImportRecord record, Outcome outcome, @Nullable UUID book, @Nullable String message) {
            plan.reported().add(Reported.of(record, outcome, book, message));
        }

        private static boolean hasRating(BookView book, ImportRecord record) {
            return (record.rating() == null
                            || record.rating().equals(book.imported().rating()))
                    && (record.ratingsCount() == null
                            || record.ratingsCount() == book.imported().count());
        }
    }

    /**
     * @param same said in other words than last time
     * @param stock of the added ones
     * @param before the changed ones as they were
     */
    record Plan(
            List<Planned> added,
            List<Planned> changed,
            List<Planned> same,
            Map<UUID, Integer> stock,
            Map<UUID, BookView> before,
            List<Reported> reported) {}
}
