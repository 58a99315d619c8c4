package io.bookstore.platform.outbox;

import io.bookstore.platform.outbox.OutboxRows.Extent;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Reads events by position, waiting for the next one if there is none. Holds no connection while it waits. */
final class Feed {

    /** Commits of this process wake a reader at once; those of other replicas are looked for this often. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final OutboxRows rows;
    private final Sequencer sequencer;
    private final CommitSignal signal;

    Feed(OutboxRows rows, Sequencer sequencer, CommitSignal signal) {
        this.rows = rows;
        this.sequencer = sequencer;
        this.signal = signal;
    }

    Page read(long after, int limit, Duration wait) {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long seen = signal.commits();
            Page page = read(after, limit);
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!page.events().isEmpty() || !left.isPositive() || !await(seen, left)) {
                return page;
            }
        }
    }

    private Page read(long after, int limit) {
        Extent extent = rows.extent();
        if (extent.open() && after + limit > extent.last()) {
            sequencer.advance();
            extent = rows.extent();
        }
        if (after > extent.last()) {
            throw gone("The feed ends before this position: its database was reset.", extent.last());
        }
        List<PublishedEvent> events = after < extent.last() ? rows.after(after, limit) : List.of();
        boolean prunedMeanwhile = !events.isEmpty() && events.getFirst().position() != after + 1;
        if (after < extent.pruned() || prunedMeanwhile) {
            throw gone(
                    "Events after this position are no longer kept.",
                    rows.extent().pruned());
        }
        return new Page(events, extent.last());
    }

    private boolean await(long seen, Duration left) {
        try {
            return signal.await(seen, left.compareTo(LOOK) < 0 ? left : LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static ProblemException gone(String detail, long resumeAfter) {
        ProblemDetail problem = Problems.of(HttpStatus.GONE, "feed-position-gone", "This position is gone", detail);
        problem.setProperty("resume_after", resumeAfter);
        return new ProblemException(problem);
    }

    /** @param last the highest position given out, by which a reader knows how far behind it is */
    record Page(List<PublishedEvent> events, long last) {}
}
