package io.bookstore.catalog.book;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A book as everybody may see it.
 *
 * @param details shown on the page of the book only, and in the book document
 * @param kept what of the details staff and imports write
 * @param imported its rating without the reviews of our own buyers
 */
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
        Instant updatedAt,
        @JsonIgnore BookDetails details,
        @JsonIgnore Particulars kept,
        @JsonIgnore Imported imported) {

    public record Author(UUID id, String name, String role) {}

    public record Series(UUID id, String name, @Nullable String volume) {}

    public record Shelf(UUID id, String slug, String name) {}

    /** @param publicId of an uploaded picture; null while the cover is the one that the shop draws */
    public record Image(String url, @Nullable String publicId) {

        static Image of(UUID book, @Nullable String publicId) {
            return publicId == null
                    ? new Image("/covers/" + book + ".svg", null)
                    : new Image("/v1/images/" + publicId + ".jpg", publicId);
        }
    }

    public record Imported(@Nullable Double rating, int count) {}

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
                updatedAt,
                details,
                kept,
                imported);
    }
}
