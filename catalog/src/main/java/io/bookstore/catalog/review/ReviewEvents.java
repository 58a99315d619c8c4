package io.bookstore.catalog.review;

import io.bookstore.catalog.book.BookEvents;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells others of reviews, and of the ratings that follow. */
@Component
class ReviewEvents {

    private final BookRows rows;
    private final BookEvents books;
    private final Outbox outbox;

    ReviewEvents(BookRows rows, BookEvents books, Outbox outbox) {
        this.rows = rows;
        this.books = books;
        this.outbox = outbox;
    }

    void rated(UUID book) {
        books.changed(book);
    }

    /** Also when it was changed, or is shown again. */
    void published(Review review) {
        BookView book = rows.find(review.bookId()).orElseThrow();
        ReviewPublished event = new ReviewPublished(
                review.id(), book.id(), book.workId(), review.rating(), book.rating(), book.ratingsCount());
        outbox.appendAll(List.of(new NewEvent("review-published", "review", review.id(), book.version(), event)));
    }

    /** @param ratingAverage of the book, with the ratings that came by imports */
    record ReviewPublished(
            UUID reviewId,
            UUID bookId,
            UUID workId,
            int rating,
            @Nullable Double ratingAverage,
            int ratingsCount) {}
}
