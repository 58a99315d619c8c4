package io.bookstore.search.query;

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

    SearchController(SearchBooks books) {
        this.books = books;
    }

    @GetMapping("/v1/search")
    @Operation(summary = "Find books, with facets")
    SearchAnswer search(@ParameterObject @ModelAttribute SearchParameters parameters) {
        return books.search(SearchQueries.read(parameters));
    }

    @InitBinder
    void keepCommas(WebDataBinder binder) {
        WholeValues.in(binder);
    }
}
