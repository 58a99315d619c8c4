package io.bookstore.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.OutboxFixture;
import io.bookstore.platform.testing.Await;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubscriptionRunnerIntegrationTests {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final FeedFixture consumer = new FeedFixture(Clock.fixed(LONG_AGO, ZoneOffset.UTC));

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void catchesUpFromTheBeginningAndGoesOn() {
        UUID book = Ids.next();
        consumer.catalog.publishMany(1_300);
        consumer.replica(consumer.subscription());
        consumer.awaitPosition(1_300);
        consumer.catalog.publish(book, 1);
        consumer.awaitPosition(1_301);
        assertThat(consumer.schema.count("effect")).isEqualTo(1_301);
        assertThat(consumer.versions(book)).containsExactly(1L);
        Await.until(
                "the lag is told",
                () -> consumer.meters.get("bookstore.feed.lag").gauge().value() == 0);
    }

    @Test
    void waitsForAProducerThatIsDownAndParksNothing() {
        UUID book = Ids.next();
        consumer.producer.down = true;
        consumer.catalog.publish(book, 1);
        consumer.replica(consumer.subscription());
        Await.until("it has asked several times", () -> consumer.producer.calls.get() >= 4);
        assertThat(consumer.schema.count("effect")).isZero();

        consumer.producer.down = false;
        consumer.awaitPosition(1);
        assertThat(consumer.versions(book)).containsExactly(1L);
        assertThat(consumer.schema.count("parked_event")).isZero();
    }

    @Test
    void takesTheSnapshotFirstAndThenWhatChangedMeanwhile() {
        List<UUID> books = FeedFixture.books(8);
        books.forEach(book -> consumer.producer.change(book, 1));
        UUID born = Ids.next();
        consumer.producer.afterFirstPage = () -> {
            consumer.producer.change(books.getFirst(), 2); // behind the page that was read
            consumer.producer.change(born, 1); // ahead of it: comes by page and by event
        };
        consumer.replica(withSnapshot());
        consumer.awaitPosition(10);

        assertThat(consumer.versions(books.getFirst())).containsExactly(1L, 2L);
        assertThat(consumer.versions(books.getLast())).containsExactly(1L);
        assertThat(consumer.versions(born)).containsExactly(1L, 1L);
        assertThat(consumer.schema.count("effect")).isEqualTo(8 + 1 + 2);
    }

    @Test
    void readsTheHistoryInsteadOfTheSnapshotWhileItIsThere() {
        UUID book = Ids.next();
        consumer.producer.change(book, 1);
        consumer.producer.change(book, 2);

        consumer.replica(withHistory());
        consumer.awaitPosition(2);

        assertThat(consumer.versions(book)).containsExactly(1L, 2L);
        assertThat(consumer.producer.snapshots).hasValue(0);
    }

    @Test
    void takesTheSnapshotWhenTheHistoryIsGone() {
        UUID book = Ids.next();
        consumer.producer.change(book, 1);
        consumer.producer.change(book, 2);
        consumer.catalog.pruneBefore(Clock.systemUTC());

        consumer.replica(withHistory());
        consumer.awaitPosition(2);

        assertThat(consumer.versions(book)).containsExactly(2L);
        assertThat(consumer.producer.snapshots).hasValue(1);
    }

    @Test
    void startsTheSnapshotAnewWhenItBrokeOff() {
        List<UUID> books = FeedFixture.books(8);
        books.forEach(book -> consumer.producer.change(book, 1));
        consumer.producer.afterFirstPage = () -> consumer.producer.down = consumer.producer.snapshots.get() == 1;
        consumer.replica(withSnapshot());
        Await.until("it fails half-way", () -> consumer.producer.down && consumer.producer.calls.get() > 3);
        assertThat(consumer.position()).isEqualTo(-1);
        consumer.producer.down = false;
        consumer.awaitPosition(8);
        assertThat(consumer.versions(books.getLast())).containsExactly(1L);
    }

    @Test
    void takesTheSnapshotAgainAfterTooLongAnAbsence() {
        UUID book = Ids.next();
        consumer.producer.change(book, 1);
        Subscriptions replica = consumer.replica(withSnapshot());
        consumer.awaitPosition(1);
        replica.stop();
        consumer.producer.change(book, 2);
        consumer.catalog.pruneBefore(Clock.systemUTC());

        consumer.replica(withSnapshot());
        consumer.awaitPosition(2);
        assertThat(consumer.producer.snapshots).hasValue(2);
        assertThat(consumer.versions(book)).containsExactly(1L, 2L);
    }

    @Test
    void goesOnWithTheOldestEventThatIsKeptWhenThereIsNoSnapshot() {
        consumer.catalog.publishMany(3);
        consumer.catalog.pruneBefore(Clock.systemUTC());
        UUID book = Ids.next();
        new OutboxFixture(consumer.schema, Clock.systemUTC()).publish(book, 1);
        consumer.replica(consumer.subscription());
        consumer.awaitPosition(4);
        assertThat(consumer.versions(book)).containsExactly(1L);
        assertThat(consumer.schema.count("effect")).isEqualTo(1);
    }

    @Test
    void isReadByOneReplicaAtATimeAndTakenOverByAnother() {
        UUID book = Ids.next();
        List<Subscriptions> replicas = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            replicas.add(consumer.replica(consumer.subscription()));
        }
        int version = 0;
        for (Subscriptions replica : replicas) {
            for (int i = 0; i < 20; i++) {
                consumer.catalog.publish(book, ++version);
            }
            consumer.awaitPosition(version - 10);
            if (replica != replicas.getLast()) {
                replica.stop();
            }
        }
        consumer.awaitPosition(version);
        assertThat(consumer.versions(book))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, version).boxed().toList());
    }

    @Test
    void givesItsLeaseBackWhenItStops() {
        consumer.catalog.publishMany(1);
        Subscriptions replica = consumer.replica(consumer.subscription());
        consumer.awaitPosition(1);
        assertThat(consumer.positions.acquire(FeedFixture.NAME, "next")).isEmpty();
        replica.stop();
        assertThat(consumer.positions.acquire(FeedFixture.NAME, "next")).isPresent();
    }

    @Test
    void stopsAtOnceWhileItRetriesAPoisonousEvent() {
        consumer.catalog.publishMany(200);
        consumer.before = event -> {
            throw new IllegalStateException("poison");
        };
        Subscriptions replica = consumer.replica(consumer.subscription());
        Await.until("the first event is parked", () -> consumer.schema.count("parked_event") > 0);
        long start = System.nanoTime();
        replica.stop();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(replica.isRunning()).isFalse();
        assertThat(consumer.position())
                .isEqualTo(consumer.schema.count("parked_event"))
                .isLessThan(200);
    }

    private Subscription withSnapshot() {
        return snapshot().build();
    }

    private Subscription withHistory() {
        return snapshot().withHistory().build();
    }

    private Subscription.Builder snapshot() {
        return consumer.subscribing().snapshot("/internal/books", FeedFixture.Price.class, consumer::load);
    }
}
