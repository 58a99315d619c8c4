package io.bookstore.catalog.review;

import java.time.Instant;
import java.util.UUID;

/** A row of the reviews. */
record Review(
        UUID id,
        UUID bookId,
        UUID userId,
        int rating,
        String title,
        String body,
        boolean hidden,
        Instant createdAt,
        Instant updatedAt) {

    /** What it adds to the rating of its book. */
    int weight() {
        return hidden ? 0 : 1;
    }
}
