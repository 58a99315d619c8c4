package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.audit.AuditTrail;
import io.bookstore.catalog.audit.Change;
import io.bookstore.catalog.audit.Differences;
import io.bookstore.catalog.book.BookEvents;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.naming.Contributor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What every edit owes besides itself, in its transaction: a line of the audit trail and an event. */
@Component
class Announce {

    private final AuditTrail audit;
    private final BookEvents events;
    private final JsonMapper json;

    Announce(AuditTrail audit, BookEvents events, JsonMapper json) {
        this.audit = audit;
        this.events = events;
        this.json = json;
    }

    void created(Actor actor, BookView book, int initialStock) {
        audit.add(actor, change("created", null, book));
        events.created(book.id(), initialStock);
    }

    void changed(Actor actor, BookView before, BookView after) {
        if (before.active() && !after.active()) {
            deleted(actor, before, after);
            return;
        }
        audit.add(actor, change(before.active() ? "changed" : "restored", before, after));
        events.changed(after.id());
    }

    void deleted(Actor actor, BookView before, BookView after) {
        audit.add(actor, change("deleted", before, after));
        events.deleted(after.id());
    }

    /** Books whose author got other names. */
    void renamed(Actor actor, List<BookView> before, Map<UUID, BookView> after, Contributor old, Contributor author) {
        List<Change> changes = before.stream()
                .map(book -> change("changed", book, Objects.requireNonNull(after.get(book.id()))))
                .toList();
        if (!old.otherNames().equals(author.otherNames())) {
            changes.forEach(change -> {
                ObjectNode names = change.fields().putObject("author_names");
                names.set("from", json.valueToTree(old.otherNames()));
                names.set("to", json.valueToTree(author.otherNames()));
            });
        }
        audit.addAll(actor, changes);
        events.append(Map.of(), after.keySet());
    }

    private Change change(String action, @Nullable BookView before, BookView after) {
        ObjectNode old = before == null ? json.createObjectNode() : tree(before);
        return new Change(after.id(), after.version(), action, Differences.between(old, tree(after)));
    }

    private ObjectNode tree(BookView book) {
        return json.valueToTree(BookInput.of(book));
    }
}
