package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.SearchDeskApi.Pin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Changes lists of pinned books; a query without books is no longer pinned. */
final class PinOrder {

    private PinOrder() {}

    static List<Pin> added(List<Pin> pins, String query, String bookId) {
        boolean known = pins.stream().anyMatch(pin -> pin.query().equalsIgnoreCase(query));
        List<Pin> with = new ArrayList<>(pins);
        if (!known) with.add(new Pin(query, List.of()));
        return changed(with, query, books -> {
            if (!books.contains(bookId)) books.add(bookId);
            return books;
        });
    }

    static List<Pin> removed(List<Pin> pins, String query, String bookId) {
        return changed(pins, query, books -> {
            books.remove(bookId);
            return books;
        });
    }

    static List<Pin> moved(List<Pin> pins, String query, String bookId, int by) {
        return changed(pins, query, books -> {
            int at = books.indexOf(bookId);
            int to = at + by;
            if (at >= 0 && to >= 0 && to < books.size()) Collections.swap(books, at, to);
            return books;
        });
    }

    private static List<Pin> changed(List<Pin> pins, String query, UnaryOperator<List<String>> change) {
        return pins.stream()
                .map(pin -> pin.query().equalsIgnoreCase(query)
                        ? new Pin(pin.query(), change.apply(new ArrayList<>(pin.bookIds())))
                        : pin)
                .filter(pin -> !pin.bookIds().isEmpty())
                .toList();
    }
}
