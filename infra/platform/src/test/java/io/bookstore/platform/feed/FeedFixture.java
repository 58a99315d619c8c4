package io.bookstore.platform.feed;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.OutboxFixture;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestSchema;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A consumer that writes a row for each event it applies. */
final class FeedFixture implements AutoCloseable {

    static final JsonMapper JSON = OutboxFixture.JSON
            .rebuild()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static final String NAME = "tests.catalog";

    final TestSchema schema = new TestSchema("outbox", "feed");
    final OutboxFixture catalog;
    final InProcessProducer producer;
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final Positions positions = new Positions(schema.client(), Duration.ofSeconds(10));
    final ParkedRows parked = new ParkedRows(schema.client(), JSON);
    final List<Subscriptions> replicas = new ArrayList<>();

    /** Runs before the effect of each event is written; may throw. */
    volatile Consumer<FeedEvent> before = event -> {};

    /** Runs after the effect of each event is written, still in its transaction; may throw. */
    volatile Consumer<FeedEvent> after = event -> {};

    FeedFixture() {
        this(Clock.systemUTC());
    }

    FeedFixture(Clock producerClock) {
        catalog = new OutboxFixture(schema, producerClock);
        producer = new InProcessProducer(catalog);
        schema.execute(
                "create table effect (n bigint generated always as identity, event_id uuid, book uuid, version bigint)");
    }

    Subscription.Builder subscribing() {
        return Subscription.to("catalog").named(NAME).on("book-changed", Price.class, this::apply);
    }

    Subscription subscription() {
        return subscribing().build();
    }

    private void apply(FeedEvent event, Price price) {
        before.accept(event);
        write(event.id(), price.bookId(), price.priceCents());
        after.accept(event);
    }

    void load(List<Price> rows) {
        rows.forEach(row -> write(new UUID(0, 0), row.bookId(), row.priceCents()));
    }

    private void write(UUID event, UUID book, long version) {
        schema.client()
                .sql("insert into effect (event_id, book, version) values (?, ?, ?)")
                .params(event, book, version)
                .update();
    }

    Lease lead() {
        schema.execute("update feed_position set lease_until = '-infinity'");
        return positions.acquire(NAME, "test").orElseThrow();
    }

    /** A leader at position 0 and what it applies events with. */
    Delivery delivery() {
        return new Delivery(
                subscription(),
                positions,
                parked,
                JSON,
                schema.transactions(),
                new FeedMeters(meters, NAME, Clock.systemUTC()),
                new StopSignal());
    }

    Subscriptions replica(Subscription subscription) {
        RunnerFactory factory =
                new RunnerFactory(positions, parked, JSON, schema.transactions(), meters, Clock.systemUTC());
        Subscriptions replica = new Subscriptions(true, () -> List.of(factory.runner(subscription, producer)));
        replicas.add(replica);
        replica.start();
        return replica;
    }

    ParkedEvents parkedEvents() {
        return new ParkedEvents(List.of(subscription()), parked, positions, JSON, schema.transactions());
    }

    List<DeliveredEvent> events(long after, int limit) {
        return producer.events(after, limit, Duration.ZERO).events();
    }

    void awaitPosition(long position) {
        Await.until("position " + position + " is reached, at " + position(), () -> position() >= position);
    }

    long position() {
        return schema.client()
                .sql("select coalesce(max(position), -1) from feed_position")
                .query(Long.class)
                .single();
    }

    List<Long> versions(UUID book) {
        return schema.client()
                .sql("select version from effect where book = ? order by n")
                .param(book)
                .query(Long.class)
                .list();
    }

    /** Everything the consumer knows: equal means nothing was changed. */
    List<String> state() {
        return schema.client().sql("""
                        select event_id || ' ' || version from (select * from effect order by n) e
                        union all select 'position ' || position from feed_position
                        union all select 'parked ' || event_id from parked_event
                        """).query(String.class).list();
    }

    double counted() {
        return meters.get("bookstore.feed.parked")
                .tag("subscription", NAME)
                .counter()
                .count();
    }

    static List<UUID> books(int count) {
        List<UUID> books = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            books.add(Ids.next());
        }
        return books;
    }

    @Override
    public void close() {
        replicas.forEach(Subscriptions::stop);
        schema.close();
    }

    record Price(UUID bookId, long priceCents) {}
}
