package io.bookstore.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

class DeliveryIntegrationTests {

    private final FeedFixture consumer = new FeedFixture();
    private final Delivery delivery = consumer.delivery();
    private final UUID book = Ids.next();
    private Lease lease;

    @BeforeEach
    void start() {
        lease = consumer.lead();
        consumer.positions.move(lease, 0);
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void appliesEventsInOrderAndSkipsUnknownTypes() {
        consumer.catalog.publish(book, 1);
        consumer.catalog.publish("book-reviewed", book, 2);
        consumer.catalog.publish(book, 3);
        delivery.deliver(lease, consumer.events(0, 10));
        assertThat(consumer.versions(book)).containsExactly(1L, 3L);
        assertThat(consumer.position()).isEqualTo(3);
    }

    @Test
    void changesNothingWhenEventsComeAgain() {
        publish(20);
        List<DeliveredEvent> all = consumer.events(0, 100);
        delivery.deliver(lease, all);
        List<String> before = consumer.state();
        for (int i = 0; i < 10; i++) {
            delivery.deliver(lease, all.subList(i, all.size()));
        }
        assertThat(consumer.state()).isEqualTo(before).hasSize(21);
    }

    @Test
    void takesEffectOnceWhenTheProcessDiesBeforeTheCommit() {
        publish(10);
        AtomicBoolean alive = new AtomicBoolean(true);
        consumer.after = event -> {
            if (event.position() == 7 && alive.getAndSet(false)) {
                throw new Death();
            }
        };
        assertThatThrownBy(() -> delivery.deliver(lease, consumer.events(0, 100)))
                .isInstanceOf(Death.class);
        assertThat(consumer.schema.count("effect")).isZero();
        assertThat(consumer.position()).isZero();

        consumer.delivery().deliver(consumer.lead(), consumer.events(consumer.position(), 100));
        assertThat(consumer.versions(book)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void neverParksBecauseOfTheDatabase() {
        publish(5);
        AtomicInteger losses = new AtomicInteger(3);
        consumer.after = event -> {
            if (event.position() == 3 && losses.getAndDecrement() > 0) {
                consumer.schema
                        .client()
                        .sql("select pg_terminate_backend(pg_backend_pid())")
                        .query((row, n) -> n)
                        .single();
            }
        };
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> delivery.deliver(lease, consumer.events(0, 100)))
                    .satisfies(e -> assertThat(Failures.ofDatabase(e)).isTrue());
        }
        delivery.deliver(lease, consumer.events(0, 100));
        assertThat(consumer.versions(book)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(consumer.counted()).isZero();
    }

    @Test
    void tellsABrokenRuleFromABrokenDatabase() {
        assertThatThrownBy(() -> consumer.schema.execute("insert into feed_position (subscription) values (null)"))
                .isInstanceOf(DataAccessException.class)
                .satisfies(e -> assertThat(Failures.ofDatabase(e)).isFalse());
    }

    @Test
    void fencesOffALeaderThatWakesUpLate() {
        publish(4);
        List<DeliveredEvent> seenBeforeThePause = consumer.events(0, 2);
        Lease next = consumer.lead();
        delivery.deliver(next, consumer.events(0, 4));
        List<String> state = consumer.state();

        assertThatThrownBy(() -> delivery.deliver(lease, seenBeforeThePause)).isInstanceOf(Lease.Lost.class);
        assertThatThrownBy(() -> consumer.positions.move(lease, 1)).isInstanceOf(Lease.Lost.class);
        consumer.positions.release(lease);

        assertThat(consumer.state()).isEqualTo(state);
        assertThat(consumer.positions.acquire(FeedFixture.NAME, "third"))
                .as("the lease of the next")
                .isEmpty();
    }

    @Test
    void letsNobodyTakeTheLeaseFromUnderARunningBatch() {
        publish(1);
        consumer.after = event -> assertThat(
                        CompletableFuture.supplyAsync(() -> consumer.positions.acquire(FeedFixture.NAME, "other"))
                                .join())
                .as("the lease is over, but the batch holds the row")
                .isEmpty();
        consumer.schema.execute("update feed_position set lease_until = '-infinity'");
        delivery.deliver(lease, consumer.events(0, 10));
        assertThat(consumer.versions(book)).containsExactly(1L);
    }

    @Test
    void refusesAGap() {
        publish(3);
        List<DeliveredEvent> events = consumer.events(0, 10);
        assertThatThrownBy(() -> delivery.deliver(lease, List.of(events.get(0), events.get(2))))
                .isInstanceOf(Delivery.OutOfOrder.class);
        assertThat(consumer.counted()).isZero();
    }

    private void publish(int versions) {
        for (int version = 1; version <= versions; version++) {
            consumer.catalog.publish(book, version);
        }
    }

    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}
