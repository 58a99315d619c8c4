package io.bookstore.catalog.draft;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.bookstore.catalog.book.BookView;
import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.book.Subject.Scheme;
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
        @Nullable List<@Nullable SubjectInput> subjects,
        @Nullable List<@Nullable String> awards,
        @Nullable String taxClass,
        @Nullable Integer ageFrom,
        @Nullable Integer ageTo,
        @Nullable Integer heightMm,
        @Nullable Integer widthMm,
        @Nullable Integer thicknessMm,
        @Nullable Integer weightG,
        @Nullable String availableFrom,
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

    /** A keyword, or a subject of a scheme with its code, its heading or both. */
    public record SubjectInput(
            @Nullable String scheme,
            @Nullable String code,
            @Nullable String heading) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public SubjectInput {}

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static SubjectInput keyword(String word) {
            return new SubjectInput(Scheme.KEYWORD.code(), null, word);
        }
    }

    /** The input that would make a book what it is. */
    public static BookInput of(BookView book) {
        BookView.Series series = book.series();
        Particulars kept = book.kept();
        return new BookInput(
                book.title(),
                book.subtitle(),
                authors(book),
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
                subjects(kept),
                List.copyOf(kept.awards()),
                kept.taxClass(),
                kept.ageFrom(),
                kept.ageTo(),
                kept.heightMm(),
                kept.widthMm(),
                kept.thicknessMm(),
                kept.weightG(),
                kept.availableFrom() == null ? null : kept.availableFrom().toString(),
                book.active(),
                null);
    }

    private static List<@Nullable AuthorInput> authors(BookView book) {
        return book.authors().stream()
                .<@Nullable AuthorInput>map(author -> new AuthorInput(author.name(), author.role()))
                .toList();
    }

    private static List<@Nullable SubjectInput> subjects(Particulars kept) {
        return kept.subjects().stream()
                .<@Nullable SubjectInput>map(
                        subject -> new SubjectInput(subject.scheme(), subject.code(), subject.heading()))
                .toList();
    }
}
