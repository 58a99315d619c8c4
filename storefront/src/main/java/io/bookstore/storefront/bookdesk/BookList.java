package io.bookstore.storefront.bookdesk;

import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchAnswer;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.Pager;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The dense table of books: by ISBN at once, by words through search, else the newest. */
@Component
class BookList {

    private static final int SIZE = 50;
    private static final int DEEPEST = 200;

    private final CatalogApi catalog;
    private final SearchApi search;
    private final MoneyWords money;

    BookList(CatalogApi catalog, SearchApi search, MoneyWords money) {
        this.catalog = catalog;
        this.search = search;
        this.money = money;
    }

    record Row(String id, String title, String byline, String format, String isbn, String price, boolean active) {}

    record Found(List<Row> rows, long total, Pager pager) {}

    Found find(String q, int page, boolean offSale, OnBehalf who) {
        Optional<String> key = Links.bookKey(q.replaceAll("[\\s-]", "")).or(() -> Links.bookKey(q));
        if (key.isPresent()) return one(key.get(), who);
        return q.isEmpty() || offSale ? newest(page, offSale, who) : found(q, page, who);
    }

    private Found one(String id, OnBehalf who) {
        try {
            Book book = catalog.book(who, id).getBody();
            return new Found(book == null ? List.of() : List.of(row(book)), 1, Pager.of(1, SIZE, 1, 1, n -> ""));
        } catch (ApiProblem refused) {
            if (refused.status() != 404) throw refused;
            return new Found(List.of(), 0, Pager.of(1, SIZE, 0, 1, n -> ""));
        }
    }

    private Found newest(int page, boolean offSale, OnBehalf who) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("sort", "newest");
        query.add("limit", Integer.toString(SIZE));
        query.add("offset", Integer.toString((page - 1) * SIZE));
        if (offSale) query.add("active", "false");
        Listing<Book> books = catalog.books(who, query);
        return found(books.data(), books.total(), page, offSale ? "?off&" : "?");
    }

    private Found found(String q, int page, OnBehalf who) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add("q", q);
        query.add("group", "edition");
        query.add("facets", "none");
        query.add("size", Integer.toString(SIZE));
        query.add("page", Integer.toString(Math.min(page, DEEPEST)));
        SearchAnswer answer = search.search(who, query);
        String words = UriComponentsBuilder.fromPath("")
                .queryParam("q", "{q}")
                .encode()
                .buildAndExpand(q)
                .toUriString();
        return found(answer.hits(), answer.total(), page, words + "&");
    }

    private Found found(List<Book> books, long total, int page, String query) {
        Pager pager = Pager.of(page, SIZE, total, DEEPEST, n -> "/admin/books" + query + "page=" + n);
        return new Found(books.stream().map(this::row).toList(), total, pager);
    }

    private Row row(Book book) {
        return new Row(
                book.id(),
                book.title(),
                BookCards.byline(book.authorNames()),
                book.formatName(),
                book.isbn13() == null ? "" : book.isbn13(),
                money.of(book.priceCents(), book.currency()),
                book.isActive());
    }
}
