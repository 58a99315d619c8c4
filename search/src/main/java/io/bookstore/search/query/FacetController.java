package io.bookstore.search.query;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search")
class FacetController {

    private static final int LONGEST_PREFIX = 100;

    private final FacetSearch facets;

    FacetController(FacetSearch facets) {
        this.facets = facets;
    }

    @GetMapping("/v1/search/facets/{facet}")
    @Operation(summary = "Options of one facet by the beginning of a word; size is how many")
    FacetSearch.FacetOptionsView options(
            @PathVariable String facet,
            @Parameter(description = "Beginning of any word of the label, at most 100 characters")
                    @RequestParam(defaultValue = "")
                    String prefix,
            @ParameterObject @ModelAttribute SearchParameters parameters) {
        Facet searched = Facet.named(facet)
                .filter(Facet::isListOfValues)
                .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such facet to look into.")));
        if (prefix.length() > LONGEST_PREFIX) {
            throw new ProblemException(
                    Problems.invalid("prefix", "must not be longer than " + LONGEST_PREFIX + " characters"));
        }
        return facets.find(searched, prefix, SearchQueries.read(parameters));
    }
}
