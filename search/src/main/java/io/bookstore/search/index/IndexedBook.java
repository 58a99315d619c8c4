package io.bookstore.search.index;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bookstore.search.projection.Book;
import io.bookstore.search.projection.Extras;
import io.bookstore.search.projection.Interest;
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
 * @param sharedWork the work, where other books have it or had it too
 * @param workNumber of a work that other books have too: by this alone several editions are counted as one
 * @param authorFacet {@code id|name}, so that a count has its label at hand
 * @param namesIn the names by the book's language, where that is one with endings of its own
 * @param namesCjk the names when they are written without spaces between words
 * @param authorFind {@code key|id|name}: what is looked for inside a long facet, before what it counts
 * @param popularity sales, and a little of what shoppers look at: for ranking; the bestsellers are by sales alone
 * @param book what a hit answers
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IndexedBook(
        UUID id,
        UUID workId,
        @Nullable UUID sharedWork,
        @Nullable Long workNumber,
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
        List<String> authorFind,
        @Nullable String series,
        List<String> seriesKey,
        @Nullable String seriesVolume,
        @Nullable UUID seriesId,
        @Nullable String seriesFacet,
        Map<String, List<String>> namesIn,
        List<String> namesCjk,
        @Nullable String seriesFind,
        @Nullable String description,
        Map<String, String> descriptionIn,
        List<String> shelves,
        List<String> subjects,
        List<String> awards,
        List<String> categoryPath,
        @Nullable String publisher,
        @Nullable String publisherFind,
        @Nullable String format,
        @Nullable String language,
        long priceCents,
        @Nullable Double rating,
        int ratingsCount,
        long sales,
        double popularity,
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
                row.workNumber() == null ? null : WorkNumbers.indexed(row.workNumber()),
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
                book.authors().stream()
                        .map(author -> found(author.name(), labelled(author.id(), author.name())))
                        .toList(),
                series == null ? null : series.name(),
                series == null ? List.of() : TextKeys.titleKeys(series.name(), null),
                series == null ? null : BookLanguages.volume(series.volume()),
                series == null ? null : series.id(),
                series == null ? null : labelled(series.id(), series.name()),
                BookLanguages.namesIn(book.language(), names),
                BookLanguages.withoutSpaces(names),
                series == null ? null : found(series.name(), labelled(series.id(), series.name())),
                book.description(),
                BookLanguages.textIn(book.language(), book.description()),
                book.categories().stream().map(Book.Category::name).toList(),
                row.extras().subjects(),
                row.extras().awards(),
                row.categoryPath(),
                book.publisher(),
                book.publisher() == null ? null : found(book.publisher(), book.publisher()),
                book.format(),
                book.language(),
                book.priceCents(),
                book.rating(),
                book.ratingsCount() == null ? 0 : book.ratingsCount(),
                row.sales(),
                Interest.popularity(row),
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

    /** A key holds no sign, so that the first one ends it. */
    private static String found(String name, String counted) {
        return TextKeys.key(name) + LABEL + counted;
    }

    private static String labelled(UUID id, String name) {
        return id.toString() + LABEL + name;
    }
}
