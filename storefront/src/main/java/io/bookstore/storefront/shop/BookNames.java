package io.bookstore.storefront.shop;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.shop.Parts.Part;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What books are called of which only the ids are known; asked for side by side. */
@Component
public final class BookNames {

    private static final int MOST = 100;

    private final CatalogApi catalog;
    private final Parts parts;

    BookNames(CatalogApi catalog, Parts parts) {
        this.catalog = catalog;
        this.parts = parts;
    }

    /** A book that is not there any more, or while catalog rests, goes by its id. */
    public Map<String, String> of(Collection<String> ids, OnBehalf who) {
        Map<String, Part<Book>> asked = new LinkedHashMap<>();
        List<String> distinct = ids.stream().distinct().limit(MOST).toList();
        distinct.forEach(id -> asked.put(
                id, parts.begin("a book's name", () -> catalog.book(who, id).getBody())));
        Map<String, String> names = new LinkedHashMap<>();
        asked.forEach(
                (id, book) -> names.put(id, book.get().map(BookNames::name).orElse(id)));
        return names;
    }

    private static String name(Book book) {
        return book.title() + (book.formatName().isEmpty() ? "" : " (" + book.formatName() + ")");
    }
}
