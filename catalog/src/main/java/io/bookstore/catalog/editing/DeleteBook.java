package io.bookstore.catalog.editing;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.Precondition;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a book out of the shop. It keeps its row and its ISBN, and can come back. */
@Component
class DeleteBook {

    private final Books books;
    private final BookRows rows;
    private final Announce announce;
    private final Clock clock;

    DeleteBook(Books books, BookRows rows, Announce announce, Clock clock) {
        this.books = books;
        this.rows = rows;
        this.announce = announce;
        this.clock = clock;
    }

    @Transactional
    Edit delete(BookKey key, Precondition precondition, Actor actor) {
        Optional<Book> found = rows.idOf(key).flatMap(books::lock).filter(Book::isActive);
        if (found.isEmpty()) {
            return new Edit.NotFound();
        }
        Book book = found.get();
        if (!precondition.holds(book.version())) {
            return new Edit.Stale(book.version());
        }
        BookView before = rows.find(book.id()).orElseThrow();
        book.delete(clock.instant().truncatedTo(ChronoUnit.MICROS));
        books.flush();
        BookView after = rows.find(book.id()).orElseThrow();
        announce.deleted(actor, before, after);
        return new Edit.Done(after);
    }
}
