package io.bookstore.storefront.searchdesk;

import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Texts;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The first results of a search, as shoppers would see them. */
@Component
class FindForDesk {

    private static final String SHOWN = "10";

    private final SearchApi search;

    FindForDesk(SearchApi search) {
        this.search = search;
    }

    record Hit(String id, String title, String byline, String format, String isbn) {}

    List<Hit> books(String words, OnBehalf who) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("q", words);
        query.add("size", SHOWN);
        query.add("facets", "none");
        return search.search(who, query).hits().stream().map(FindForDesk::hit).toList();
    }

    private static Hit hit(Book book) {
        return new Hit(
                book.id(),
                book.title(),
                BookCards.byline(book.authorNames()),
                book.formatName(),
                Texts.orEmpty(book.isbn13()));
    }
}
