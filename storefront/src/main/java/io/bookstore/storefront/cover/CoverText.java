package io.bookstore.storefront.cover;

import io.bookstore.storefront.api.Book;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that a cover is drawn from; equal texts give equal covers. */
record CoverText(
        String work, String title, @Nullable String subtitle, String authors, List<String> shelves, String format) {

    private static final int LONG = 24;

    static CoverText of(Book book) {
        String title = book.title().strip();
        String subtitle = book.subtitle();
        int colon = title.indexOf(": ");
        if (colon > 2 && title.length() > LONG) {
            subtitle = title.substring(colon + 2).strip();
            title = title.substring(0, colon);
        }
        String work = book.workId() == null ? book.id() : book.workId();
        List<String> shelves = book.categories().stream().map(c -> c.slug()).toList();
        return new CoverText(
                work,
                title.isEmpty() ? "Untitled" : title,
                subtitle,
                byline(book.authorNames()),
                shelves,
                book.formatName());
    }

    static CoverText sketch(
            String work, String title, String subtitle, String authors, List<String> shelves, String format) {
        return new CoverText(
                work.isEmpty() ? title : work,
                title.isBlank() ? "Untitled" : title,
                subtitle,
                authors,
                shelves,
                format);
    }

    private static String byline(List<String> names) {
        return switch (names.size()) {
            case 0 -> "";
            case 1 -> names.getFirst();
            case 2 -> names.get(0) + " & " + names.get(1);
            default -> names.getFirst() + " and others";
        };
    }
}
