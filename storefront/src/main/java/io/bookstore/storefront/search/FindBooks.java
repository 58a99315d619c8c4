package io.bookstore.storefront.search;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchAnswer;
import io.bookstore.storefront.api.SearchAnswer.Facet;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.search.ResultPage.Correction;
import io.bookstore.storefront.search.ResultPage.Outcome;
import io.bookstore.storefront.search.ResultPage.SortOption;
import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Pager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Answers a search; while search rests, with the shelf from catalog. */
@Component
class FindBooks {

    private static final Logger log = LoggerFactory.getLogger(FindBooks.class);
    private static final Map<String, String> SORTS = sorts();

    private final SearchApi search;
    private final CatalogApi catalog;
    private final BookCards cards;
    private final Facets facets;

    FindBooks(SearchApi search, CatalogApi catalog, BookCards cards, Facets facets) {
        this.search = search;
        this.catalog = catalog;
        this.cards = cards;
        this.facets = facets;
    }

    ResultPage find(SearchQuery query, OnBehalf who) {
        try {
            return found(query, search.search(who, query.forSearch()));
        } catch (ApiDown | RestClientException resting) {
            log.warn("search rests: {}", resting.getMessage());
            return shelf(query, catalog.books(who, query.forCatalog()));
        } catch (ApiProblem refused) {
            if (refused.status() != 400 && refused.status() != 422) throw refused;
            return nothing(query);
        }
    }

    private ResultPage found(SearchQuery query, SearchAnswer answer) {
        String currency =
                answer.hits().isEmpty() ? null : answer.hits().getFirst().currency();
        String stage = answer.stage() == null ? "exact" : answer.stage();
        Outcome outcome = switch (stage) {
            case "popular" -> Outcome.NOTHING;
            case "relaxed" -> Outcome.RELAXED;
            default -> answer.total() == 0 ? Outcome.NOTHING : Outcome.FOUND;
        };
        String sort = query.sort() != null ? query.sort() : answer.sort();
        return page(
                query,
                answer.total(),
                cards.of(answer.hits()),
                answer.facets(),
                currency,
                sort,
                correction(query, answer),
                outcome);
    }

    private ResultPage shelf(SearchQuery query, Listing<Book> books) {
        return page(
                query, books.total(), cards.byWork(books.data()), List.of(), null, query.sort(), null, Outcome.RESTING);
    }

    private ResultPage nothing(SearchQuery query) {
        return page(query, 0, List.of(), List.of(), null, query.sort(), null, Outcome.NOTHING);
    }

    private ResultPage page(
            SearchQuery query,
            long total,
            List<BookCard> hits,
            List<Facet> counted,
            @Nullable String currency,
            @Nullable String sort,
            @Nullable Correction correction,
            Outcome outcome) {
        return new ResultPage(
                query.q(),
                total,
                hits,
                facets.views(query, counted, currency),
                facets.chips(query, counted, currency),
                sortOptions(query, sort),
                correction,
                outcome,
                query.withoutFacets().url(),
                Pager.of(
                        query.page(),
                        SearchQuery.SIZE,
                        total,
                        SearchQuery.DEEPEST,
                        n -> query.onPage(n).url()));
    }

    private static @Nullable Correction correction(SearchQuery query, SearchAnswer answer) {
        String words = answer.correctedQuery();
        if (words == null || words.isBlank() || words.equalsIgnoreCase(query.q())) return null;
        return new Correction(words, query.asking(words).url());
    }

    private static List<SortOption> sortOptions(SearchQuery query, @Nullable String current) {
        String chosen = current == null ? (query.q().isEmpty() ? "bestselling" : "relevance") : current;
        List<SortOption> options = new ArrayList<>();
        SORTS.forEach((value, label) -> {
            if (!value.equals("relevance") || !query.q().isEmpty())
                options.add(new SortOption(value, label, value.equals(chosen)));
        });
        return options;
    }

    private static Map<String, String> sorts() {
        Map<String, String> sorts = new LinkedHashMap<>();
        sorts.put("relevance", "Best match");
        sorts.put("bestselling", "Bestselling");
        sorts.put("newest", "Newest");
        sorts.put("rating", "Best rated");
        sorts.put("price_asc", "Price, low to high");
        sorts.put("price_desc", "Price, high to low");
        sorts.put("title", "Title, A to Z");
        return sorts;
    }
}
