package io.bookstore.storefront.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One edition as lists, search hits and the book page show it. */
public record Book(
        String id,
        @Nullable String workId,
        @Nullable String isbn13,
        String title,
        @Nullable String subtitle,
        List<Contributor> authors,
        @Nullable SeriesPlace series,
        @Nullable String format,
        @Nullable String language,
        @Nullable String publisher,
        @Nullable String published,
        @Nullable Integer pages,
        @Nullable String description,
        List<Shelf> categories,
        long priceCents,
        String currency,
        @Nullable Double rating,
        @Nullable Integer ratingsCount,
        @Nullable Boolean active,
        @Nullable Long version,
        @Nullable Availability availability,
        List<Edition> editions,
        @Nullable Integer editionsCount,
        @Nullable Image image,
        @Nullable BookDetails details) {

    private static final String USUAL_CURRENCY = "USD";
    private static final Map<String, String> FORMATS = Map.of(
            "hardcover", "Hardcover",
            "paperback", "Paperback",
            "mass_market", "Pocket book",
            "board_book", "Board book",
            "other", "Other format",
            "ebook", "E-book",
            "audiobook", "Audiobook");

    @SuppressWarnings("ConstantValue") // an answer may leave them out
    public Book {
        authors = unlessNull(authors);
        categories = unlessNull(categories);
        editions = unlessNull(editions);
        currency = currency == null ? USUAL_CURRENCY : currency;
    }

    public record Contributor(
            @Nullable String id, String name, @Nullable String role) {

        public boolean isAuthor() {
            return role == null || role.isBlank() || role.equalsIgnoreCase("author");
        }
    }

    public record SeriesPlace(
            @Nullable String id, String name, @Nullable String volume) {}

    /** @param publicId of an image that was uploaded; without one the cover is drawn */
    public record Image(@Nullable String url, @Nullable String publicId) {}

    public record Shelf(@Nullable String id, String slug, String name) {}

    /** Another edition of the same work. */
    public record Edition(
            String id,
            @Nullable String isbn13,
            @Nullable String format,
            @Nullable Long priceCents,
            @Nullable String currency,
            @Nullable String language,
            @Nullable String published,
            @Nullable Availability availability) {

        public String formatName() {
            return Book.formatName(format);
        }
    }

    public String formatName() {
        return formatName(format);
    }

    public static String formatName(@Nullable String format) {
        if (format == null || format.isBlank()) return "";
        String known = FORMATS.get(format.toLowerCase(Locale.ROOT).replace('-', '_'));
        if (known != null) return known;
        String words = format.replace('_', ' ').replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The names to put on a cover or under a title: the authors, or whoever made the book when it has none. */
    public List<String> authorNames() {
        List<String> writers = names(authors.stream().filter(Contributor::isAuthor));
        return writers.isEmpty() ? names(authors.stream().limit(1)) : writers;
    }

    public boolean isActive() {
        return active == null || active;
    }

    public boolean isRated() {
        return rating != null && rating > 0 && Objects.requireNonNullElse(ratingsCount, 0) > 0;
    }

    private static List<String> names(Stream<Contributor> contributors) {
        return contributors.map(Contributor::name).toList();
    }

    static <T> List<T> unlessNull(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
