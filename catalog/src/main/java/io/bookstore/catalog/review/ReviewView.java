package io.bookstore.catalog.review;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review as it is shown. It names no person.
 *
 * @param verified its writer bought the book; always so
 * @param mine whether the reader wrote it
 */
record ReviewView(
        UUID id,
        UUID bookId,
        int rating,
        String title,
        String body,
        boolean verified,
        boolean hidden,
        boolean mine,
        Instant createdAt,
        Instant updatedAt) {

    static ReviewView of(Review review, @Nullable UUID reader) {
        return new ReviewView(
                review.id(),
                review.bookId(),
                review.rating(),
                review.title(),
                review.body(),
                true,
                review.hidden(),
                review.userId().equals(reader),
                review.createdAt(),
                review.updatedAt());
    }
}
