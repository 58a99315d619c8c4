package io.bookstore.platform.feed;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Each consumer's part of what staff see of events; one service gathers it from all. */
@RestController
class FeedWatchController {

    private static final Logger log = LoggerFactory.getLogger(FeedWatchController.class);
    private static final int MOST = 10_000;

    private final FeedWatch watch;
    private final ParkedEvents parkedEvents;

    FeedWatchController(FeedWatch watch, ParkedEvents parkedEvents) {
        this.watch = watch;
        this.parkedEvents = parkedEvents;
    }

    record StandingsView(List<FeedWatch.Standing> data) {}

    record ParkedView(List<FeedWatch.Parked> data, long total) {}

    record RetriedView(int applied) {}

    @GetMapping("/internal/subscriptions")
    StandingsView subscriptions() {
        return new StandingsView(watch.standings());
    }

    @GetMapping("/internal/parked-events")
    ParkedView parked(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "500") int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(Problems.invalid("limit", "must be from 1 to " + MOST));
        }
        return new ParkedView(watch.parked(after, limit), watch.countParked());
    }

    /** What fails again stays parked, for whatever reason it fails: the reason is in the log, under the trace id. */
    @PostMapping("/internal/parked-events/{id}/retry")
    RetriedView retry(@PathVariable UUID id) {
        int applied;
        try {
            applied = parkedEvents.retry(id);
        } catch (RuntimeException again) {
            log.warn("the parked event {} fails again", id, again);
            throw new ProblemException(Problems.of(
                    HttpStatus.CONFLICT,
                    "event-fails-again",
                    "The event could not be applied",
                    "It stays parked. The service's log says why."));
        }
        if (applied == 0) {
            throw new ProblemException(Problems.notFound("There is no such parked event."));
        }
        return new RetriedView(applied);
    }
}
