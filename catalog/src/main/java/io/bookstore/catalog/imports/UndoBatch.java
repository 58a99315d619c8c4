package io.bookstore.catalog.imports;

import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.draft.Drafted;
import io.bookstore.catalog.draft.Drafts;
import io.bookstore.catalog.imports.ImportReports.RecordView;
import io.bookstore.catalog.imports.PlanBatch.Plan;
import io.bookstore.catalog.imports.Reported.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Takes back what some records did, in the transaction of the caller. What people changed since stays. */
@Component
class UndoBatch {

    private static final String STAYS = "was edited since and stays";

    private final KnownBooks knownBooks;
    private final BookRows rows;
    private final WriteBatch writeBatch;
    private final BookWrites writes;
    private final ImportAudit audit;
    private final JsonMapper json;

    UndoBatch(
            KnownBooks knownBooks,
            BookRows rows,
            WriteBatch writeBatch,
            BookWrites writes,
            ImportAudit audit,
            JsonMapper json) {
        this.knownBooks = knownBooks;
        this.rows = rows;
        this.writeBatch = writeBatch;
        this.writes = writes;
        this.audit = audit;
        this.json = json;
    }

    /** @param effects no two of them on the same book */
    List<Reported> undo(ImportJob job, List<RecordView> effects, ShelfNames.Lookup shelves) {
        knownBooks.lockImports();
        List<UUID> ids = effects.stream()
                .map(effect -> Objects.requireNonNull(effect.bookId()))
                .toList();
        knownBooks.lock(ids);
        Map<UUID, BookView> books =
                rows.byIds(ids).stream().collect(Collectors.toMap(BookView::id, Function.identity()));
        Set<UUID> edited = knownBooks.editedBesides(ids, Objects.requireNonNull(job.undoOf()));
        Plan plan =
                new Plan(List.of(), new ArrayList<>(), List.of(), Map.of(), new HashMap<>(books), new ArrayList<>());
        for (RecordView effect : effects) {
            BookView book = Objects.requireNonNull(books.get(effect.bookId()));
            plan.reported()
                    .add(
                            effect.outcome().equals(Outcome.ADDED.code())
                                    ? remove(plan, effect, book, edited.contains(book.id()))
                                    : revert(plan, effect, book));
        }
        Map<UUID, ObjectNode> changes =
                writeBatch.apply(plan, shelves, job.actor().importing(job.id()));
        return plan.reported().stream()
                .map(each -> each.withChanges(changes.get(each.bookId())))
                .toList();
    }

    private Reported remove(Plan plan, RecordView effect, BookView book, boolean edited) {
        if (edited || !book.active()) {
            return reported(effect, book, Outcome.UNCHANGED, edited ? STAYS : "is deleted already");
        }
        ObjectNode fields = tree(book).put("active", false);
        return plan(plan, effect, book, fields, Outcome.DELETED, KnownBooks.UNDONE, null);
    }

    private Reported revert(Plan plan, RecordView effect, BookView book) {
        ObjectNode fields = tree(book);
        List<String> kept = new ArrayList<>();
        boolean differs = false;
        JsonNode changes = effect.changes() == null ? json.createObjectNode() : effect.changes();
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            String field = change.getKey();
            if (!fields.has(field)) {
                continue;
            }
            if (fields.get(field).equals(change.getValue().get("to"))) {
                fields.set(field, change.getValue().get("from"));
                differs = true;
            } else if (!fields.get(field).equals(change.getValue().get("from"))) {
                kept.add(field);
            }
        }
        String message = kept.isEmpty() ? null : String.join(", ", kept) + " " + STAYS;
        return differs
                ? plan(plan, effect, book, fields, Outcome.CHANGED, null, message)
                : reported(effect, book, Outcome.UNCHANGED, message);
    }

    private Reported plan(
            Plan plan,
            RecordView effect,
            BookView book,
            ObjectNode fields,
            Outcome outcome,
            @Nullable String hash,
            @Nullable String message) {
        JsonNode rating = fields.remove(ImportAudit.RATING);
        JsonNode count = fields.remove(ImportAudit.RATINGS_COUNT);
        BookInput input = json.treeToValue(fields, BookInput.class);
        return switch (Drafts.checkRecord(input)) {
            case Drafted.Invalid invalid -> reported(effect, book, Outcome.FAILED, PlanBatch.told(invalid.errors()));
            case Drafted.Valid valid -> {
                UUID work = Objects.requireNonNullElse(valid.draft().workId(), book.workId());
                plan.changed()
                        .add(new Planned(
                                book.id(),
                                work,
                                valid.draft(),
                                hash,
                                rating.isNumber() ? (Double) rating.doubleValue() : null,
                                count.intValue(),
                                Map.of()));
                if (rating.isNull() && book.imported().rating() != null) {
                    writes.forgetRating(book.id());
                }
                yield reported(effect, book, outcome, message);
            }
        };
    }

    /** Read from text, so that numbers compare with those of the report. */
    private ObjectNode tree(BookView book) {
        return (ObjectNode) json.readTree(audit.tree(book).toString());
    }

    private static Reported reported(RecordView effect, BookView book, Outcome outcome, @Nullable String message) {
        return new Reported(
                effect.number(), effect.line(), outcome, book.isbn13(), book.title(), book.id(), message, null, null);
    }
}
