package io.bookstore.inventory.stock;

import io.bookstore.platform.outbox.FeedPosition;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole stock, page by page, for a consumer that starts anew. */
@RestController
class StockSnapshotController {

    private static final int MAX_LIMIT = 1_000;
    private static final UUID START = new UUID(0, 0);

    private final StockRows rows;
    private final FeedPosition feed;

    StockSnapshotController(StockRows rows, FeedPosition feed) {
        this.rows = rows;
        this.feed = feed;
    }

    record Row(UUID bookId, int onHand, int reserved, int available, long version) {}

    record Snapshot(List<Row> data) {}

    @GetMapping("/internal/stock")
    ResponseEntity<Snapshot> snapshot(
            @RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ProblemException(Problems.invalid("limit", "must be from 1 to " + MAX_LIMIT));
        }
        long position = feed.current();
        List<Row> page = rows.after(after == null ? START : after, limit).stream()
                .map(level ->
                        new Row(level.bookId(), level.onHand(), level.reserved(), level.available(), level.version()))
                .toList();
        return ResponseEntity.ok()
                .header(FeedPosition.HEADER, Long.toString(position))
                .body(new Snapshot(page));
    }
}
