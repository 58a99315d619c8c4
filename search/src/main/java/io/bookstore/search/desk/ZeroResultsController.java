package io.bookstore.search.desk;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.bookstore.search.desk.QueryRows.Place;
import io.bookstore.search.desk.QueryRows.Unmatched;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What shoppers looked for in vain: the work list for synonyms, redirects and buying. */
@RestController
@Tag(name = "Search desk")
class ZeroResultsController {

    private final QueryRows rows;

    ZeroResultsController(QueryRows rows) {
        this.rows = rows;
    }

    @GetMapping("/v1/admin/search/zero-results")
    @Operation(summary = "Texts that no book matched as they were typed, the most frequent first")
    ResponseEntity<Page<Unmatched>> zeroResults(
            @RequestParam(defaultValue = "30") int days, PageQuery page, HttpServletRequest request) {
        if (days < 1 || days > QueryRows.KEPT_DAYS) {
            throw new ProblemException(Problems.invalid("days", "must be from 1 to " + QueryRows.KEPT_DAYS));
        }
        List<Unmatched> found = rows.unmatched(days, page.limit(), page.offset(), place(page.after()));
        return Page.of(found, rows.countUnmatched(days), page, ZeroResultsController::cursor)
                .answer(request);
    }

    private static String cursor(Unmatched last) {
        return Cursors.encode(last.searches(), last.query());
    }

    private static @Nullable Place place(@Nullable String after) {
        if (after == null) {
            return null;
        }
        List<String> values = Cursors.decode(after, 2);
        try {
            return new Place(Long.parseLong(values.getFirst()), values.getLast());
        } catch (NumberFormatException notOurs) {
            throw Cursors.invalid();
        }
    }
}
