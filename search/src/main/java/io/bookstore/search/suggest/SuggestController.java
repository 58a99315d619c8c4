package io.bookstore.search.suggest;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search")
class SuggestController {

    private static final int LONGEST_TEXT = 200;

    private final SuggestBooks suggestions;

    SuggestController(SuggestBooks suggestions) {
        this.suggestions = suggestions;
    }

    @GetMapping("/v1/search/suggest")
    @Operation(summary = "What a shopper may be about to type")
    Suggestions suggest(@RequestParam(defaultValue = "") String q) {
        if (q.length() > LONGEST_TEXT) {
            throw new ProblemException(
                    Problems.invalid("q", "must not be longer than " + LONGEST_TEXT + " characters"));
        }
        return suggestions.forText(q);
    }
}
