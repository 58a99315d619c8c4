package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.Precondition;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.draft.Drafted;
import io.bookstore.catalog.draft.Drafts;
import io.bookstore.platform.problem.Problems.FieldError;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges a patch into a book. The book's row is locked first: a second writer waits, then merges into what the first
 * one left, so that no field is lost.
 */
@Component
class ChangeBook {

    private final Books books;
    private final BookRows rows;
    private final ResolveDraft resolve;
    private final IsbnGuard isbns;
    private final ShelveBySubjects shelves;
    private final Announce announce;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ChangeBook(
            Books books,
            BookRows rows,
            ResolveDraft resolve,
            IsbnGuard isbns,
            ShelveBySubjects shelves,
            Announce announce,
            JsonMapper json,
            TransactionTemplate transaction,
            Clock clock) {
        this.books = books;
        this.rows = rows;
        this.resolve = resolve;
        this.isbns = isbns;
        this.shelves = shelves;
        this.announce = announce;
        this.json = json;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param change a merge patch that is known to have the shape of a {@link BookInput} */
    Edit change(BookKey key, ObjectNode change, Precondition precondition, Actor actor) {
        if (change.has("initial_stock")) {
            return new Edit.Invalid(List.of(new FieldError("initial_stock", "is taken only when a book is created")));
        }
        Optional<UUID> id = rows.idOf(key);
        if (id.isEmpty()) {
            return new Edit.NotFound();
        }
        try {
            return transaction.execute(status -> locked(id.get(), change, precondition, actor));
        } catch (DataIntegrityViolationException lost) {
            return draft(rows.find(id.get()).orElseThrow(), change) instanceof Drafted.Valid valid
                    ? isbns.taken(id.get(), valid.draft()).orElseThrow(() -> lost)
                    : new Edit.NotFound();
        }
    }

    private Edit locked(UUID id, ObjectNode change, Precondition precondition, Actor actor) {
        Optional<Book> found = books.lock(id);
        boolean restores = change.path("active").asBoolean(false);
        if (found.isEmpty() || (!found.get().isActive() && !restores)) {
            return new Edit.NotFound();
        }
        Book book = found.get();
        if (!precondition.holds(book.version())) {
            return new Edit.Stale(book.version());
        }
        BookView before = rows.find(id).orElseThrow();
        return switch (draft(before, change)) {
            case Drafted.Invalid invalid -> new Edit.Invalid(invalid.errors());
            case Drafted.Valid valid -> write(book, before, shelved(valid.draft(), change), actor);
        };
    }

    private Edit write(Book book, BookView before, BookDraft draft, Actor actor) {
        Optional<Edit> refusal = resolve.refusal(draft).or(() -> isbns.taken(book.id(), draft));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (!book.change(resolve.fields(draft), clock.instant().truncatedTo(ChronoUnit.MICROS))) {
            return new Edit.Done(before);
        }
        books.flush();
        BookView after = rows.find(book.id()).orElseThrow();
        announce.changed(actor, before, after);
        return new Edit.Done(after);
    }

    private BookDraft shelved(BookDraft draft, ObjectNode change) {
        return change.has("subjects") && !change.has("categories") ? shelves.shelve(draft) : draft;
    }

    private Drafted draft(BookView book, ObjectNode change) {
        ObjectNode merged = MergePatch.apply(json.valueToTree(BookInput.of(book)), change);
        BookInput input = json.treeToValue(merged, BookInput.class);
        // a book that came without a description may be edited without writing one
        return change.has("description") ? Drafts.check(input) : Drafts.checkRecord(input);
    }
}
