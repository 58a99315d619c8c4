package io.bookstore.search.index;

import io.bookstore.search.projection.Book;
import io.bookstore.search.projection.Extras;
import io.bookstore.search.projection.ProjectedBook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A document of the index.
 *
 * @param sharedWork the work, where other books have it too: by this alone several editions are counted as one
 * @param authorFacet {@code id|name}, so that a count has its label at hand
 * @param namesIn the names by the book's language, where that is one with endings of its own
 * @param namesCjk the names when they are written without spaces between words
 * @param book what a hit answers
 */
public record IndexedBook(
        UUID id,
        UUID workId,
        @Nullable UUID sharedWork,
        boolean active,
        @Nullable String isbn,
        String title,
        List<String> titleKey,
        String titleSort,
        @Nullable String subtitle,
        List<String> authors,
        List<String> otherNames,
        List<String> authorKey,
        List<UUID> authorId,
        List<String> authorFacet,
        @Nullable String series,
        List<String> seriesKey,
        @Nullable String seriesVolume,
        @Nullable UUID seriesId,
        @Nullable String seriesFacet,
        Map<String, List<String>> namesIn,
        List<String> namesCjk,
        @Nullable String description,
        Map<String, String> descriptionIn,
        List<String> shelves,
        List<String> subjects,
        List<String> awards,
        List<String> categoryPath,
        @Nullable String publisher,
        @Nullable String format,
        @Nullable String language,
        long priceCents,
        @Nullable Double rating,
        int ratingsCount,
        long sales,
        boolean inStock,
        @Nullable String published,
        @Nullable Instant createdAt,
        int editions,
        Book book) {

    /** Parts the id from the name in {@link #authorFacet} and {@link #seriesFacet}. */
    public static final char LABEL = '|';

    static IndexedBook of(ProjectedBook row) {
        Book book = row.book();
        Book.Series series = book.series();
        List<String> authors = book.authors().stream().map(Book.Author::name).toList();
        List<String> names = names(book, row.extras());
        return new IndexedBook(
                book.id(),
                book.workId(),
                row.sharesWork() ? book.workId() : null,
                book.active(),
                book.isbn13(),
                book.title(),
                TextKeys.titleKeys(book.title(), book.subtitle()),
                TextKeys.sortKey(book.title()),
                book.subtitle(),
                authors,
                row.extras().otherNames(),
                authorKeys(authors, row.extras().otherNames()),
                book.authors().stream().map(Book.Author::id).toList(),
                book.authors().stream()
                        .map(author -> labelled(author.id(), author.name()))
                        .toList(),
                series == null ? null : series.name(),
                series == null ? List.of() : TextKeys.titleKeys(series.name(), null),
                series == null ? null : BookLanguages.volume(series.volume()),
                series == null ? null : series.id(),
                series == null ? null : labelled(series.id(), series.name()),
                BookLanguages.namesIn(book.language(), names),
                BookLanguages.withoutSpaces(names),
                book.description(),
                BookLanguages.textIn(book.language(), book.description()),
                book.categories().stream().map(Book.Category::name).toList(),
                row.extras().subjects(),
                row.extras().awards(),
                row.categoryPath(),
                book.publisher(),
                book.format(),
                book.language(),
                book.priceCents(),
                book.rating(),
                book.ratingsCount() == null ? 0 : book.ratingsCount(),
                row.sales(),
                row.inStock(),
                PublicationDates.earliest(book.published()),
                book.createdAt(),
                row.editions(),
                book);
    }

    /** Whole names and surnames: both are asked for. */
    private static List<String> authorKeys(List<String> authors, List<String> otherNames) {
        return Stream.concat(
                        Stream.concat(authors.stream(), otherNames.stream())
                                .flatMap(name -> TextKeys.nameKeys(name).stream()),
                        authors.stream().map(TextKeys::key).map(name -> name.substring(name.lastIndexOf(' ') + 1)))
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }

    private static List<String> names(Book book, Extras extras) {
        Book.Series series = book.series();
        return Stream.of(
                        Stream.of(book.title()),
                        Stream.ofNullable(book.subtitle()),
                        book.authors().stream().map(Book.Author::name),
                        extras.otherNames().stream(),
                        Stream.ofNullable(series).map(Book.Series::name))
                .flatMap(each -> each)
                .toList();
    }

    private static String labelled(UUID id, String name) {
        return id.toString() + LABEL + name;
    }
}
