package io.bookstore.catalog.book;

import io.bookstore.platform.outbox.FeedPosition;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What other services read besides the feed. Deleted books are told too: somebody has to stop selling them. */
@RestController
class InternalBookController {

    private static final int MAX_LIMIT = 1_000;

    private final BookRows rows;
    private final FeedPosition position;

    InternalBookController(BookRows rows, FeedPosition position) {
        this.rows = rows;
        this.position = position;
    }

    @GetMapping("/internal/books")
    ResponseEntity<SnapshotView> snapshot(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(Problems.invalid("limit", "must be from 1 to " + MAX_LIMIT));
        }
        long before = position.current();
        return ResponseEntity.ok()
                .header(FeedPosition.HEADER, Long.toString(before))
                .body(new SnapshotView(rows.documentsAfter(after, limit)));
    }

    @GetMapping("/internal/books/{id}")
    BookDocument book(@PathVariable UUID id) {
        return rows.documents(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(BookKey.notFound()));
    }

    record SnapshotView(List<BookDocument> data) {}
}
