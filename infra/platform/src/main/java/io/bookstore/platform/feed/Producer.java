package io.bookstore.platform.feed;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The service at the other end. Every exception but {@link PositionGone} means: not now, ask again later. */
interface Producer {

    /** The events after this position, waiting for the first one if there is none yet. */
    Events events(long after, int limit, Duration wait);

    /** One page of its present state. */
    Rows rows(String path, @Nullable String afterId, int limit);

    /** @param last the producer's highest position, by which we know how far behind we are */
    record Events(List<DeliveredEvent> events, long last) {}

    /** @param feedPosition where the feed stood before this page was read */
    record Rows(List<JsonNode> data, @Nullable Long feedPosition) {}

    /** The feed no longer holds, or never held, what comes after our position. */
    final class PositionGone extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final long resumeAfter;

        PositionGone(long resumeAfter) {
            super("the producer no longer knows our position; its feed goes on after " + resumeAfter);
            this.resumeAfter = resumeAfter;
        }

        long resumeAfter() {
            return resumeAfter;
        }
    }
}
