package io.bookstore.search.query;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Search desk")
class ExplainController {

    private final Explanations explanations;

    ExplainController(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/v1/admin/search/explain")
    @Operation(summary = "Why a book stands where it stands for a text")
    Explanations.Explained explain(@RequestParam String q, @RequestParam("book_id") UUID bookId) {
        if (q.isBlank() || q.length() > SearchQueries.LONGEST_TEXT) {
            throw new ProblemException(
                    Problems.invalid("q", "must have 1 to " + SearchQueries.LONGEST_TEXT + " characters"));
        }
        return explanations
                .of(q.strip(), bookId)
                .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such book in the index.")));
    }
}
