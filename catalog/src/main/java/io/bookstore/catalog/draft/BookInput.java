package io.bookstore.catalog.draft;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.bookstore.catalog.book.BookView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a book to be, as it came: the body of a request or a record of a file.
 *
 * @param isbn13 an ISBN-10 is taken too
 * @param categories slugs
 * @param initialStock only when a book is made
 */
public record BookInput(
        @Nullable String title,
        @Nullable String subtitle,
        @Nullable List<@Nullable AuthorInput> authors,
        @Nullable String description,
        @Nullable Long priceCents,
        @Nullable String currency,
        @Nullable String isbn13,
        @Nullable List<@Nullable String> categories,
        @Nullable String format,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String published,
        @Nullable Integer pages,
        @Nullable SeriesInput series,
        @Nullable UUID workId,
        @Nullable Boolean active,
        @Nullable Integer initialStock) {

    /** A name, or a name with a role. */
    public record AuthorInput(
            @Nullable String name, @Nullable String role) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public AuthorInput {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static AuthorInput named(String name) {
            return new AuthorInput(name, null);
        }
    }

    public record SeriesInput(
            @Nullable String name, @Nullable String volume) {}

    /** The input that would make a book what it is. */
    public static BookInput of(BookView book) {
        BookView.Series series = book.series();
        return new BookInput(
                book.title(),
                book.subtitle(),
                book.authors().stream()
                        .map(author -> new AuthorInput(author.name(), author.role()))
                        .toList(),
                book.description(),
                book.priceCents(),
                book.currency(),
                book.isbn13(),
                book.categories().stream().map(BookView.Shelf::slug).toList(),
                book.format(),
                book.language(),
                book.publisher(),
                book.published(),
                book.pages(),
                series == null ? null : new SeriesInput(series.name(), series.volume()),
                book.workId(),
                book.active(),
                null);
    }
}
