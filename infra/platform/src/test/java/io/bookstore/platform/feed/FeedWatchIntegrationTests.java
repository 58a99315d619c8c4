package io.bookstore.platform.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.web.Cursors;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientException;

class FeedWatchIntegrationTests {

    private final FeedFixture consumer = new FeedFixture();
    private final FeedWatch watch = new FeedWatch(
            List.of(consumer.subscription()), subscription -> consumer.producer, consumer.schema.client());
    private final FeedWatchController controller = new FeedWatchController(watch, consumer.parkedEvents());
    private final UUID sick = Ids.next();

    @BeforeEach
    void fails() {
        consumer.before = event -> {
            if (event.aggregateId().equals(sick)) {
                throw new IllegalArgumentException("price below cost");
            }
        };
    }

    @AfterEach
    void close() {
        consumer.close();
    }

    private FeedWatch.Standing standing() {
        return controller.subscriptions().data().getFirst();
    }

    @Test
    void tellsHowFarASubscriptionIs() {
        assertThat(standing().position()).isNull();
        assertThat(standing().beingRead()).isFalse();
        Lease lease = consumer.lead();
        consumer.positions.move(lease, 0);
        for (int version = 1; version <= 3; version++) {
            consumer.catalog.publish(Ids.next(), version);
        }
        assertThat(standing().head()).isEqualTo(3);
        assertThat(standing().lag()).isEqualTo(3);
        assertThat(standing().beingRead()).isTrue();
        consumer.delivery().deliver(lease, consumer.events(0, 2));
        assertThat(standing().lag()).isEqualTo(1);
    }

    @Test
    void saysThatItDoesNotKnowWhenTheProducerIsDown() {
        consumer.positions.move(consumer.lead(), 0);
        FeedWatch deaf = new FeedWatch(
                List.of(consumer.subscription()),
                subscription -> {
                    throw new RestClientException("no connection");
                },
                consumer.schema.client());
        assertThat(deaf.standings().getFirst().lag()).isNull();
        assertThat(deaf.standings().getFirst().position()).isZero();
    }

    @Test
    void listsParkedEventsAndRetriesThem() {
        Lease lease = consumer.lead();
        consumer.positions.move(lease, 0);
        for (int version = 1; version <= 3; version++) {
            consumer.catalog.publish(sick, version);
        }
        consumer.delivery().deliver(lease, consumer.events(0, 10));

        FeedWatchController.ParkedView all = controller.parked(null, 500);
        assertThat(all.total()).isEqualTo(3);
        assertThat(standing().parked()).isEqualTo(3);
        FeedWatch.Parked newest = all.data().getFirst();
        assertThat(controller
                        .parked(Cursors.encode(newest.parkedAt(), newest.id()), 500)
                        .data())
                .isEqualTo(all.data().subList(1, 3));
        assertThatThrownBy(() -> controller.parked("x", 500)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> controller.parked(null, 0)).isInstanceOf(ProblemException.class);

        assertThatThrownBy(() -> controller.retry(newest.id()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem().getStatus()).isEqualTo(409));
        assertThat(controller.parked(null, 500).total()).isEqualTo(3);
        consumer.before = event -> {};
        assertThat(controller.retry(newest.id()).applied()).isEqualTo(3);
        assertThatThrownBy(() -> controller.retry(newest.id()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        gone -> assertThat(gone.problem().getStatus()).isEqualTo(404));
        assertThat(consumer.versions(sick)).containsExactly(1L, 2L, 3L);
    }
}
