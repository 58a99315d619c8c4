package io.bookstore.platform.feed;

import io.bookstore.platform.outbox.OutboxFixture;
import io.bookstore.platform.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.ResourceAccessException;
import tools.jackson.databind.JsonNode;

/** A real outbox and feed at the other end of a wire that can be cut. */
final class InProcessProducer implements Producer {

    private static final int ROWS_PER_PAGE = 3;

    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger snapshots = new AtomicInteger();
    final TreeMap<String, Long> books = new TreeMap<>();
    volatile boolean down;
    Runnable afterFirstPage = () -> {};

    private final OutboxFixture producer;

    InProcessProducer(OutboxFixture producer) {
        this.producer = producer;
    }

    /** Changes a book as a service does: its state, and an event. */
    void change(UUID book, long version) {
        books.put(book.toString(), version);
        producer.publish(book, version);
    }

    @Override
    public Events events(long after, int limit, Duration wait) {
        cut();
        try {
            String body = producer.read(after, limit, Duration.ofMillis(100));
            List<DeliveredEvent> events = FeedFixture.JSON
                    .readValue(body, HttpProducer.EventsBody.class)
                    .events();
            return new Events(events, producer.position());
        } catch (ProblemException gone) {
            throw new PositionGone((Long) gone.problem().getProperties().get("resume_after"));
        }
    }

    @Override
    public Rows rows(String path, @Nullable String afterId, int limit) {
        cut();
        long position = producer.position();
        List<JsonNode> rows = books.tailMap(afterId == null ? "" : afterId, false).entrySet().stream()
                .limit(ROWS_PER_PAGE)
                .map(book -> FeedFixture.JSON.readTree("{\"book_id\":\"%s\",\"price_cents\":%d,\"new_field\":0}"
                        .formatted(book.getKey(), book.getValue())))
                .toList();
        if (afterId == null) {
            snapshots.incrementAndGet();
            afterFirstPage.run();
        }
        return new Rows(rows, afterId == null ? position : null);
    }

    private void cut() {
        calls.incrementAndGet();
        if (down) {
            throw new ResourceAccessException("connection refused");
        }
    }
}
