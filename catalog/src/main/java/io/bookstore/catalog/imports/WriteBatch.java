package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookEvents;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.imports.PlanBatch.Plan;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Brings some hundred records into the catalogue, in the transaction of the caller. */
@Component
class WriteBatch {

    private final KnownBooks knownBooks;
    private final PlanBatch planBatch;
    private final BookWrites writes;
    private final BookEvents events;
    private final ImportAudit audit;
    private final Clock clock;

    WriteBatch(
            KnownBooks knownBooks,
            PlanBatch planBatch,
            BookWrites writes,
            BookEvents events,
            ImportAudit audit,
            Clock clock) {
        this.knownBooks = knownBooks;
        this.planBatch = planBatch;
        this.writes = writes;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param records no two of them about the same book */
    List<Reported> write(List<ImportRecord> records, ShelfNames.Lookup shelves, Actor actor) {
        knownBooks.lockImports();
        Plan plan = planBatch.plan(records);
        Map<UUID, ObjectNode> changes = apply(plan, shelves, actor);
        writes.remember(plan.same());
        return plan.reported().stream()
                .map(each -> each.withChanges(changes.get(each.bookId())))
                .toList();
    }

    /** Writes what is planned, tells others, and notes who did it. @return the changed fields of each changed book */
    Map<UUID, ObjectNode> apply(Plan plan, ShelfNames.Lookup shelves, Actor actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        writes.write(plan.added(), plan.changed(), shelves, now);
        Map<UUID, Integer> news = new LinkedHashMap<>();
        plan.added().forEach(book -> news.put(book.id(), plan.stock().getOrDefault(book.id(), 0)));
        List<UUID> changed = new ArrayList<>();
        List<UUID> deleted = new ArrayList<>();
        for (Planned book : plan.changed()) {
            BookView before = plan.before().get(book.id());
            boolean goes = before != null && before.active() && !book.draft().active();
            (goes ? deleted : changed).add(book.id());
        }
        events.append(news, changed);
        events.deleted(deleted);
        return audit.add(actor, plan.added(), plan.changed(), plan.before());
    }
}
