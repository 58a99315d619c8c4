package io.bookstore.search.projection;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A book as catalog publishes it and as search answers it. */
public record Book(
        UUID id,
        UUID workId,
        @Nullable String isbn13,
        String title,
        @Nullable String subtitle,
        List<Author> authors,
        @Nullable Series series,
        @Nullable String format,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String published,
        @Nullable Integer pages,
        @Nullable String description,
        List<Category> categories,
        long priceCents,
        @Nullable String currency,
        @Nullable Double rating,
        @Nullable Integer ratingsCount,
        @Nullable Image image,
        boolean active,
        long version,
        @Nullable Instant createdAt,
        @Nullable Instant updatedAt) {

    @SuppressWarnings("ConstantValue") // a producer may leave lists out
    public Book {
        authors = authors == null ? List.of() : List.copyOf(authors);
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    public record Author(UUID id, String name, @Nullable String role) {}

    public record Series(UUID id, String name, @Nullable String volume) {}

    public record Category(@Nullable UUID id, String slug, String name) {}

    public record Image(@Nullable String url, @Nullable String publicId) {}
}
