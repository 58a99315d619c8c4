package io.bookstore.storefront.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a buyer thinks of a book.
 *
 * @param mine whether the asking account wrote it
 * @param hidden shown to staff and its writer only
 */
public record Review(
        String id,
        @Nullable String bookId,
        int rating,
        @Nullable String title,
        @Nullable String body,
        @Nullable Boolean hidden,
        @Nullable Boolean mine,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    public boolean isHidden() {
        return hidden != null && hidden;
    }

    public boolean isMine() {
        return mine != null && mine;
    }
}
