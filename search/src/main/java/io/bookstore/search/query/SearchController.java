package io.bookstore.search.query;

import io.bookstore.platform.security.Caller;
import io.bookstore.search.elasticsearch.SearchUnavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search")
class SearchController {

    private final SearchBooks books;
    private final CatalogShelves shelves;

    SearchController(SearchBooks books, CatalogShelves shelves) {
        this.books = books;
        this.shelves = shelves;
    }

    @GetMapping("/v1/search")
    @Operation(summary = "Find books, with facets")
    SearchAnswer search(
            @ParameterObject @ModelAttribute SearchParameters parameters, Caller caller, HttpServletRequest request) {
        SearchQuery query = SearchQueries.read(parameters);
        try {
            return books.search(query, searcher(caller, request));
        } catch (SearchUnavailable unavailable) {
            return shelves.instead(query).orElseThrow(() -> unavailable);
        }
    }

    /** Tells shoppers apart, to count them; it is not kept. */
    private static String searcher(Caller caller, HttpServletRequest request) {
        if (!caller.isGuest()) {
            return String.valueOf(caller.userId());
        }
        String forwarded = request.getHeader("X-Forwarded-For");
        return forwarded == null ? request.getRemoteAddr() : forwarded;
    }
}
