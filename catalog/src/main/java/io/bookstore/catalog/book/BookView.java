package io.bookstore.catalog.book;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A book as everybody may see it. */
public record BookView(
        UUID id,
        UUID workId,
        @Nullable String isbn13,
        String title,
        @Nullable String subtitle,
        List<Author> authors,
        @Nullable Series series,
        String format,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String published,
        @Nullable Integer pages,
        String description,
        List<Shelf> categories,
        long priceCents,
        String currency,
        @Nullable Double rating,
        int ratingsCount,
        Image image,
        boolean active,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public record Author(UUID id, String name, String role) {}

    public record Series(UUID id, String name, @Nullable String volume) {}

    public record Shelf(UUID id, String slug, String name) {}

    /** @param publicId of an uploaded picture; null while the cover is the one that the shop draws */
    public record Image(String url, @Nullable String publicId) {

        static Image drawn(UUID book) {
            return new Image("/covers/" + book + ".svg", null);
        }
    }

    BookView withDescription(String other) {
        return new BookView(
                id,
                workId,
                isbn13,
                title,
                subtitle,
                authors,
                series,
                format,
                language,
                publisher,
                published,
                pages,
                other,
                categories,
                priceCents,
                currency,
                rating,
                ratingsCount,
                image,
                active,
                version,
                createdAt,
                updatedAt);
    }
}
