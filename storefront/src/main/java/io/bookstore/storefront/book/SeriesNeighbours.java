package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.book.BookPage.Link;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.ReadingOrder;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The volumes before and after a book of a series. */
@Component
class SeriesNeighbours {

    private static final String MOST = "100";

    private final CatalogApi catalog;
    private final Links links;

    SeriesNeighbours(CatalogApi catalog, Links links) {
        this.catalog = catalog;
        this.links = links;
    }

    record Neighbours(@Nullable Link previous, @Nullable Link next) {
        static final Neighbours NONE = new Neighbours(null, null);
    }

    Neighbours of(Book book, OnBehalf who) {
        Book.SeriesPlace place = book.series();
        if (place == null || place.id() == null) return Neighbours.NONE;
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("series", place.id());
        query.add("limit", MOST);
        List<Book> works = ReadingOrder.of(catalog.books(who, query).data());
        int at = 0;
        while (at < works.size() && !Objects.equals(works.get(at).workId(), book.workId())) at++;
        if (at == works.size()) return Neighbours.NONE;
        return new Neighbours(
                at == 0 ? null : link(works.get(at - 1)), at + 1 == works.size() ? null : link(works.get(at + 1)));
    }

    private Link link(Book book) {
        Book.SeriesPlace place = book.series();
        String volume = place == null || place.volume() == null ? "" : place.volume() + ". ";
        return new Link(volume + book.title(), links.book(book));
    }
}
