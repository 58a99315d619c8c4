package io.bookstore.storefront.search;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Book;
import io.bookstore.storefront.api.CatalogApi;
import io.bookstore.storefront.api.Listing;
import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.SearchAnswer;
import io.bookstore.storefront.api.SearchApi;
import io.bookstore.storefront.search.ResultPage.Correction;
import io.bookstore.storefront.search.ResultPage.Outcome;
import io.bookstore.storefront.search.ResultPage.SortOption;
import io.bookstore.storefront.search.ResultPage.Suggested;
import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Categories;
import io.bookstore.storefront.shop.Category;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shop.SearchFeedback;
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
    private static final int ISBN_13 = 13;
    private static final int ISBN_10 = 10;

    private final SearchApi search;
    private final CatalogApi catalog;
    private final BookCards cards;
    private final Facets facets;
    private final Categories categories;
    private final Links links;

    FindBooks(
            SearchApi search, CatalogApi catalog, BookCards cards, Facets facets, Categories categories, Links links) {
        this.categories = categories;
        this.links = links;
        this.search = search;
        this.catalog = catalog;
        this.cards = cards;
        this.facets = facets;
    }

    /**
     * What came of a search.
     *
     * @param elsewhere a page of the shop that fits better than any result
     */
    record Found(ResultPage page, @Nullable String elsewhere) {}

    Found find(SearchQuery query, OnBehalf who) {
        try {
            SearchAnswer answer = search.search(who, query.forSearch());
            return new Found(found(query, answer, who), elsewhere(query, answer));
        } catch (ApiDown | RestClientException resting) {
            log.warn("search rests: {}", resting.getMessage());
            return new Found(shelf(query, catalog.books(who, query.forCatalog())), null);
        } catch (ApiProblem refused) {
            if (refused.status() != 400 && refused.status() != 422) throw refused;
            return new Found(nothing(query), null);
        }
    }

    /** Where an operator sends these words, or the book whose ISBN they are. */
    private @Nullable String elsewhere(SearchQuery query, SearchAnswer answer) {
        if (!query.isPlain() || answer.isDegraded()) return null;
        String redirect = answer.redirect();
        if (redirect != null && Links.isOwnPath(redirect) && !redirect.equals(query.url())) return redirect;
        if (answer.hits().isEmpty() || !isIsbnOf(query.q(), answer.hits().getFirst())) return null;
        String from = SearchFeedback.isQueryId(answer.queryId()) ? "?from=" + answer.queryId() : "";
        return links.book(answer.hits().getFirst()) + from;
    }

    private static boolean isIsbnOf(String q, Book book) {
        String isbn13 = book.isbn13();
        String digits = q.replaceAll("(?i)isbn[:\\s]*|[\\s-]", "");
        if (isbn13 == null || isbn13.length() != ISBN_13) return false;
        // an ISBN-10 is the same number without prefix and with another check digit
        return digits.equals(isbn13)
                || (digits.matches("\\d{9}[\\dXx]") && isbn13.startsWith("978" + digits.substring(0, ISBN_10 - 1)));
    }

    private ResultPage found(SearchQuery query, SearchAnswer answer, OnBehalf who) {
        String currency =
                answer.hits().isEmpty() ? null : answer.hits().getFirst().currency();
        String sort = query.sort() != null ? query.sort() : answer.sort();
        List<Category> shelves = answer.facets().isEmpty() ? List.of() : categories.tree(who);
        return new ResultPage(
                query.q(),
                answer.total(),
                answer.isDegraded() ? cards.byWork(answer.hits()) : cards.of(answer.hits(), answer.queryId()),
                facets.views(query, answer.facets(), shelves, currency),
                facets.chips(query, answer.facets(), currency),
                sortOptions(query, sort),
                correction(query, answer),
                didYouMean(query, answer),
                outcome(answer),
                query.withoutFacets().url(),
                pager(query, answer.total()));
    }

    private static Outcome outcome(SearchAnswer answer) {
        if (answer.isDegraded()) return Outcome.RESTING;
        return switch (answer.stage() == null ? "exact" : answer.stage()) {
            case "popular" -> Outcome.NOTHING;
            case "relaxed" -> answer.total() == 0 ? Outcome.NOTHING : Outcome.RELAXED;
            case "corrected" -> answer.total() == 0 ? Outcome.NOTHING : Outcome.CORRECTED;
            default -> answer.total() == 0 ? Outcome.NOTHING : Outcome.FOUND;
        };
    }

    private ResultPage shelf(SearchQuery query, Listing<Book> books) {
        return without(query, books.total(), cards.byWork(books.data()), Outcome.RESTING);
    }

    private ResultPage nothing(SearchQuery query) {
        return without(query, 0, List.of(), Outcome.NOTHING);
    }

    /** A page for which search has not counted anything. */
    private ResultPage without(SearchQuery query, long total, List<BookCard> hits, Outcome outcome) {
        return new ResultPage(
                query.q(),
                total,
                hits,
                List.of(),
                facets.chips(query, List.of(), null),
                sortOptions(query, query.sort()),
                null,
                null,
                outcome,
                query.withoutFacets().url(),
                pager(query, total));
    }

    private static Pager pager(SearchQuery query, long total) {
        return Pager.of(
                query.page(),
                SearchQuery.SIZE,
                total,
                SearchQuery.DEEPEST,
                n -> query.onPage(n).url());
    }

    /** In quotes the words are searched for exactly as they are; who quoted them already has no use for that link. */
    private static @Nullable Correction correction(SearchQuery query, SearchAnswer answer) {
        String words = answer.correctedQuery();
        if (words == null || words.isBlank() || words.equalsIgnoreCase(query.q())) return null;
        boolean quoted = query.q().indexOf('"') >= 0;
        return new Correction(
                words, quoted ? null : query.asking("\"" + query.q() + "\"").url());
    }

    private static @Nullable Suggested didYouMean(SearchQuery query, SearchAnswer answer) {
        String words = answer.didYouMean();
        if (words == null || words.isBlank() || words.equalsIgnoreCase(query.q())) return null;
        return new Suggested(words, query.asking(words).url());
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
