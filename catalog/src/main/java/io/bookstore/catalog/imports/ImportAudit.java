package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.audit.AuditTrail;
import io.bookstore.catalog.audit.Change;
import io.bookstore.catalog.audit.Differences;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.draft.BookInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The audit lines of a batch. A new book's line says only which import made it: the file says the rest. */
@Component
class ImportAudit {

    static final String RATING = "rating";
    static final String RATINGS_COUNT = "ratings_count";

    private final AuditTrail audit;
    private final BookRows rows;
    private final JsonMapper json;

    ImportAudit(AuditTrail audit, BookRows rows, JsonMapper json) {
        this.audit = audit;
        this.rows = rows;
        this.json = json;
    }

    /** @return the changed fields of each changed book */
    Map<UUID, ObjectNode> add(Actor actor, List<Planned> added, List<Planned> changed, Map<UUID, BookView> before) {
        List<Change> changes = new ArrayList<>();
        Map<UUID, ObjectNode> fields = new HashMap<>();
        added.forEach(book -> changes.add(new Change(book.id(), 1, "created", json.createObjectNode())));
        for (BookView after : rows.byIds(changed.stream().map(Planned::id).toList())) {
            BookView old = before.get(after.id());
            if (old != null) {
                ObjectNode differences = Differences.between(tree(old), tree(after));
                fields.put(after.id(), differences);
                changes.add(new Change(after.id(), after.version(), action(old, after), differences));
            }
        }
        audit.addAll(actor, changes);
        return fields;
    }

    private static String action(BookView old, BookView after) {
        if (old.active() == after.active()) {
            return "changed";
        }
        return after.active() ? "restored" : "deleted";
    }

    /** What a book says of itself, and how the catalogues it came from rate it. */
    ObjectNode tree(BookView book) {
        ObjectNode tree = json.valueToTree(BookInput.of(book));
        return tree.put(RATING, book.imported().rating())
                .put(RATINGS_COUNT, book.imported().count());
    }
}
