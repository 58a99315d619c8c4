package io.bookstore.search.query;

import io.bookstore.search.elasticsearch.SearchUnavailable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
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
    SearchAnswer search(@ParameterObject @ModelAttribute SearchParameters parameters) {
        SearchQuery query = SearchQueries.read(parameters);
        try {
            return books.search(query);
        } catch (SearchUnavailable unavailable) {
            return shelves.instead(query).orElseThrow(() -> unavailable);
        }
    }

    @InitBinder
    void keepCommas(WebDataBinder binder) {
        WholeValues.in(binder);
    }
}
