package io.bookstore.storefront.shelf;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchAnswer;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.NotFound;
import io.bookstore.storefront.shop.Pager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClientException;

/** Fetches shelves: works from search, or editions from catalog while search rests. */
@Component
class Shelves {

    private static final Logger log = LoggerFactory.getLogger(Shelves.class);
    private static final int SIZE = 24;
    private static final int DEEPEST = 10_000 / SIZE;
    private static final Set<String> SORTS =
            Set.of("bestselling", "newest", "title", "price_asc", "price_desc", "rating");

    private final SearchApi search;
    private final CatalogApi catalog;
    private final BookCards cards;

    Shelves(SearchApi search, CatalogApi catalog, BookCards cards) {
        this.search = search;
        this.catalog = catalog;
        this.cards = cards;
    }

    Shelf fetch(String filter, String value, String url, Map<String, String> parameters, OnBehalf who) {
        String sort = parameters.getOrDefault("sort", "");
        String known = SORTS.contains(sort) ? sort : "bestselling";
        int page = page(parameters.get("page"));
        try {
            SearchAnswer answer = search.search(who, works(filter, value, known, page));
            return shelf(url, known, page, answer.total(), answer.hits(), cards.of(answer.hits()));
        } catch (ApiDown | RestClientException resting) {
            log.warn("the {} shelf comes from catalog: {}", filter, resting.getMessage());
        } catch (ApiProblem refused) {
            if (refused.status() != 400 && refused.status() != 404) throw refused;
        }
        Listing<Book> books = editions(filter, value, known, page, who);
        return shelf(url, known, page, books.total(), books.data(), cards.byWork(books.data()));
    }

    private Listing<Book> editions(String filter, String value, String sort, int page, OnBehalf who) {
        try {
            MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
            query.add(filter, value);
            query.add("sort", sort);
            query.add("limit", Integer.toString(SIZE));
            query.add("offset", Integer.toString((page - 1) * SIZE));
            return catalog.books(who, query);
        } catch (ApiProblem refused) {
            if (refused.status() == 400 || refused.status() == 404) throw new NotFound();
            throw refused;
        }
    }

    static MultiValueMap<String, String> all(String filter, String value) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add(filter, value);
        query.add("limit", "100");
        return query;
    }

    private static MultiValueMap<String, String> works(String filter, String value, String sort, int page) {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        query.add(filter, value);
        query.add("sort", sort);
        query.add("page", Integer.toString(page));
        query.add("size", Integer.toString(SIZE));
        query.add("facets", "none");
        return query;
    }

    private static Shelf shelf(String url, String sort, int page, long total, List<Book> books, List<BookCard> shown) {
        return new Shelf(
                url,
                sort,
                total,
                books,
                shown,
                Pager.of(page, SIZE, total, DEEPEST, n -> url + "?sort=" + sort + "&page=" + n));
    }

    private static int page(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(text), 1, DEEPEST) : 1;
    }
}
