package io.bookstore.catalog.editing;

import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.isbn.Isbn;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a book in a transaction, and tells a taken ISBN from a bug; the unique index has the last word. */
@Component
class IsbnGuard {

    private final BookRows rows;
    private final TransactionTemplate transaction;

    IsbnGuard(BookRows rows, TransactionTemplate transaction) {
        this.rows = rows;
        this.transaction = transaction;
    }

    Edit guarding(UUID book, BookDraft draft, Supplier<Edit> write) {
        try {
            return transaction.execute(status -> taken(book, draft).orElseGet(write));
        } catch (DataIntegrityViolationException lost) {
            return taken(book, draft).orElseThrow(() -> lost); // somebody was faster, between the look and the write
        }
    }

    /** The refusal if another book has this ISBN. */
    Optional<Edit> taken(UUID book, BookDraft draft) {
        String isbn = draft.isbn13();
        if (isbn == null) {
            return Optional.empty();
        }
        return rows.idOf(new BookKey.ByIsbn(new Isbn(isbn)))
                .filter(holder -> !holder.equals(book))
                .map(holder -> new Edit.IsbnTaken(isbn, holder));
    }
}
