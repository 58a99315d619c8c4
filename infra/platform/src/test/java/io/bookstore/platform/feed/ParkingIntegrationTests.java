package io.bookstore.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ParkingIntegrationTests {

    private final FeedFixture consumer = new FeedFixture();
    private final Delivery delivery = consumer.delivery();
    private final UUID sick = Ids.next();
    private final UUID well = Ids.next();
    private Lease lease;

    @BeforeEach
    void start() {
        lease = consumer.lead();
        consumer.positions.move(lease, 0);
        consumer.before = event -> {
            if (event.aggregateId().equals(sick) && event.version() == 2) {
                throw new IllegalArgumentException("price below cost");
            }
        };
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    @Test
    void parksAPoisonousEventAndLetsOtherAggregatesFlow() {
        deliverThreeOfEach();
        assertThat(consumer.versions(sick)).containsExactly(1L);
        assertThat(consumer.versions(well)).containsExactly(1L, 2L, 3L);
        assertThat(consumer.position()).isEqualTo(6);
        assertThat(consumer.counted()).isEqualTo(2);
        assertThat(parked("reason"))
                .containsExactly(
                        "IllegalArgumentException: price below cost", "waits behind a parked event of its aggregate");
        assertThat(parked("attempts::text")).containsExactly("3", "0");
    }

    @Test
    void keepsParkingBehindInLaterBatches() {
        deliverThreeOfEach();
        consumer.before = event -> {};
        consumer.catalog.publish(sick, 4);
        consumer.catalog.publish(well, 4);
        delivery.deliver(lease, consumer.events(6, 10));
        assertThat(consumer.versions(sick)).containsExactly(1L);
        assertThat(consumer.versions(well)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(parked("version::text")).containsExactly("2", "3", "4");
    }

    @Test
    void appliesAllParkedEventsOfTheAggregateOnceTheCauseIsMended() {
        deliverThreeOfEach();
        ParkedEvents staff = consumer.parkedEvents();
        UUID any = UUID.fromString(parked("id::text").getLast());

        assertThatThrownBy(() -> staff.retry(any)).isInstanceOf(IllegalArgumentException.class);
        assertThat(parked("version::text")).containsExactly("2", "3");

        consumer.before = event -> {};
        assertThat(staff.retry(any)).isEqualTo(2);
        assertThat(staff.retry(any)).isZero();
        consumer.catalog.publish(sick, 4);
        delivery.deliver(lease, consumer.events(6, 10));

        assertThat(consumer.versions(sick)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(consumer.schema.count("parked_event")).isZero();
    }

    @Test
    void triesThreeTimesBeforeItParks() {
        AtomicInteger failures = new AtomicInteger();
        consumer.before = event -> {
            if (event.version() == 2 && failures.incrementAndGet() <= 3) { // once in the batch, twice alone
                throw new IllegalStateException("passing trouble");
            }
        };
        consumer.catalog.publish(sick, 1);
        consumer.catalog.publish(sick, 2);
        delivery.deliver(lease, consumer.events(0, 10));
        assertThat(consumer.versions(sick)).containsExactly(1L, 2L);
        assertThat(consumer.counted()).isZero();
    }

    @Test
    void parksAPayloadThatItCannotRead() {
        Subscription strict = Subscription.to("catalog")
                .named(FeedFixture.NAME)
                .on("book-changed", Unreadable.class, (event, payload) -> {})
                .build();
        consumer.catalog.publish(sick, 1);
        new Delivery(
                        strict,
                        consumer.positions,
                        consumer.parked,
                        FeedFixture.JSON,
                        consumer.schema.transactions(),
                        new FeedMeters(consumer.meters, FeedFixture.NAME, Clock.systemUTC()),
                        new StopSignal())
                .deliver(lease, consumer.events(0, 10));
        assertThat(parked("type")).containsExactly("book-changed");
    }

    private void deliverThreeOfEach() {
        for (int version = 1; version <= 3; version++) {
            consumer.catalog.publish(sick, version);
            consumer.catalog.publish(well, version);
        }
        delivery.deliver(lease, consumer.events(0, 10));
    }

    private List<String> parked(String column) {
        return consumer.schema
                .client()
                .sql("select " + column + " from parked_event order by position")
                .query(String.class)
                .list();
    }

    record Unreadable(List<String> priceCents) {}
}
