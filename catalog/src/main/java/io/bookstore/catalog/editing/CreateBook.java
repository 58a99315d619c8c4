package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookInput;
import io.bookstore.catalog.draft.Drafted;
import io.bookstore.catalog.draft.Drafts;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** A new edition, of a new work unless the input names one. */
@Component
class CreateBook {

    private final Books books;
    private final BookRows rows;
    private final ResolveDraft resolve;
    private final IsbnGuard isbns;
    private final ShelveBySubjects shelves;
    private final Announce announce;
    private final Clock clock;

    CreateBook(
            Books books,
            BookRows rows,
            ResolveDraft resolve,
            IsbnGuard isbns,
            ShelveBySubjects shelves,
            Announce announce,
            Clock clock) {
        this.books = books;
        this.rows = rows;
        this.resolve = resolve;
        this.isbns = isbns;
        this.shelves = shelves;
        this.announce = announce;
        this.clock = clock;
    }

    Edit create(BookInput input, Actor actor) {
        int stock = Objects.requireNonNullElse(input.initialStock(), 0);
        return switch (Drafts.check(input)) {
            case Drafted.Invalid invalid -> new Edit.Invalid(invalid.errors());
            case Drafted.Valid valid -> {
                UUID id = Ids.next();
                BookDraft draft = input.categories() == null ? shelves.shelve(valid.draft()) : valid.draft();
                yield isbns.guarding(id, draft, () -> create(id, draft, stock, actor));
            }
        };
    }

    private Edit create(UUID id, BookDraft draft, int initialStock, Actor actor) {
        Optional<Edit> refusal = resolve.refusal(draft);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        books.add(new Book(id, resolve.fields(draft), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        BookView created = rows.find(id).orElseThrow();
        announce.created(actor, created, initialStock);
        return new Edit.Done(created);
    }
}
