package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.Book;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The books of a series as they are to be read: one per work, by volume, unnumbered ones last. */
public final class ReadingOrder {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private ReadingOrder() {}

    public static List<Book> of(Collection<Book> editions) {
        Map<String, Book> works = new LinkedHashMap<>();
        for (Book book : editions) works.putIfAbsent(book.workId() == null ? book.id() : book.workId(), book);
        return works.values().stream()
                .sorted(Comparator.comparingDouble(ReadingOrder::volume).thenComparing(Book::title))
                .toList();
    }

    private static double volume(Book book) {
        Book.SeriesPlace place = book.series();
        if (place == null || place.volume() == null) return Double.MAX_VALUE;
        Matcher number = NUMBER.matcher(place.volume());
        return number.find() ? Double.parseDouble(number.group()) : Double.MAX_VALUE;
    }
}
