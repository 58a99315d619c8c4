package io.bookstore.platform.outbox;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.time.Duration;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class FeedController {

    private static final int MAX_LIMIT = 1_000;
    private static final long MAX_WAIT_MILLIS = 30_000;

    private final Feed feed;

    FeedController(Feed feed) {
        this.feed = feed;
    }

    @GetMapping("/internal/events")
    ResponseEntity<EventsView> events(
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "500") int limit,
            @RequestParam(defaultValue = "0") long wait) {
        require(after >= 0, "after", "must not be negative");
        require(limit >= 1 && limit <= MAX_LIMIT, "limit", "must be from 1 to " + MAX_LIMIT);
        require(wait >= 0 && wait <= MAX_WAIT_MILLIS, "wait", "must be from 0 to " + MAX_WAIT_MILLIS + " ms");
        Feed.Page page = feed.read(after, limit, Duration.ofMillis(wait));
        long next = page.events().isEmpty() ? after : page.events().getLast().position();
        return ResponseEntity.ok()
                .header(FeedPosition.HEADER, Long.toString(page.last()))
                .body(new EventsView(page.events(), next));
    }

    private static void require(boolean fulfilled, String field, String message) {
        if (!fulfilled) {
            throw new ProblemException(Problems.invalid(field, message));
        }
    }

    record EventsView(List<PublishedEvent> events, long next) {}
}
