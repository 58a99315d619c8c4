package io.bookstore.platform.outbox;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.testing.TestSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** A producer with its feed, without HTTP. */
public final class OutboxFixture {

    public static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    final TestSchema schema;
    final CommitSignal signal = new CommitSignal();
    final OutboxRows rows;
    final Sequencer sequencer;
    final Feed feed;
    final Outbox outbox;

    public OutboxFixture(TestSchema schema, Clock clock) {
        this.schema = schema;
        this.rows = new OutboxRows(schema.client());
        this.sequencer = new Sequencer(rows, schema.transactions());
        this.feed = new Feed(rows, sequencer, signal);
        this.outbox = new Outbox(schema.template(), JSON, clock, signal);
    }

    public void publish(UUID aggregate, long version) {
        publish("book-changed", aggregate, version);
    }

    public void publish(String type, UUID aggregate, long version) {
        commit(List.of(new NewEvent(type, "book", aggregate, version, new BookChanged(aggregate, version))));
    }

    public void publishMany(int events) {
        commit(IntStream.range(0, events).mapToObj(n -> event(Ids.next(), 1)).toList());
    }

    public void commit(List<NewEvent> events) {
        schema.transaction().executeWithoutResult(status -> outbox.appendAll(events));
    }

    public static NewEvent event(UUID aggregate, long version) {
        return new NewEvent("book-changed", "book", aggregate, version, new BookChanged(aggregate, version));
    }

    public long position() {
        return new FeedPosition(sequencer, rows).current();
    }

    /** The feed's answer as it would travel. */
    public String read(long after, int limit, Duration wait) {
        return JSON.writeValueAsString(
                new FeedController.EventsView(feed.read(after, limit, wait).events(), after));
    }

    public void pruneBefore(Clock clock) {
        new OutboxRetention(rows, sequencer, schema.transactions(), clock).prune();
    }

    public record BookChanged(UUID bookId, long priceCents) {}
}
