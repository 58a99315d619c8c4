package io.bookstore.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestSchema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class OutboxIntegrationTests {

    private static final Duration NOW = Duration.ZERO;
    private static final Instant TODAY = Instant.parse("2026-11-21T10:00:00Z");

    private final TestSchema schema = new TestSchema("outbox");
    private final OutboxFixture producer = new OutboxFixture(schema, at(TODAY));

    @AfterEach
    void close() {
        schema.close();
    }

    @Test
    void refusesAnEventOutsideATransaction() {
        assertThatThrownBy(() -> producer.outbox.append(OutboxFixture.event(Ids.next(), 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void publishesNothingOfARolledBackTransaction() {
        schema.transaction().executeWithoutResult(status -> {
            producer.outbox.append(OutboxFixture.event(Ids.next(), 1));
            status.setRollbackOnly();
        });
        assertThat(producer.feed.read(0, 10, NOW).events()).isEmpty();
        assertThat(producer.position()).isZero();
        assertThat(producer.signal.commits()).isZero();
    }

    @Test
    void signalsACommitOnceHoweverManyEventsItHolds() {
        schema.transaction().executeWithoutResult(status -> {
            producer.outbox.append(OutboxFixture.event(Ids.next(), 1));
            producer.outbox.append(OutboxFixture.event(Ids.next(), 1));
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void beforeCommit(boolean readOnly) {
                    assertThat(producer.signal.commits()).isZero();
                }
            });
        });
        assertThat(producer.signal.commits()).isEqualTo(1);
    }

    @Test
    void tellsAnEventAsItWasWritten() {
        UUID book = Ids.next();
        producer.publish(book, 7);
        assertThat(producer.read(0, 10, NOW))
                .contains("\"position\":1,", "\"type\":\"book-changed\"", "\"aggregate_type\":\"book\"")
                .contains("\"aggregate_id\":\"" + book + "\"", "\"version\":7", "\"at\":\"2026-11-21T10:00:00Z\"")
                .contains("\"payload\":{\"book_id\": \"" + book + "\", \"price_cents\": 7}");
    }

    @Test
    void neverSkipsATransactionThatCommitsLate() {
        UUID slow = Ids.next();
        var transactions = schema.transactions();
        CompletableFuture<Void> mayCommit = new CompletableFuture<>();
        CompletableFuture<Void> written = new CompletableFuture<>();
        CompletableFuture<Void> late = CompletableFuture.runAsync(() -> {
            var status = transactions.getTransaction(new DefaultTransactionDefinition());
            producer.outbox.append(OutboxFixture.event(slow, 1));
            written.complete(null);
            mayCommit.join();
            transactions.commit(status);
        });
        written.join();
        UUID quick = Ids.next();
        producer.publish(quick, 1);

        List<PublishedEvent> before = producer.feed.read(0, 10, NOW).events();
        assertThat(producer.position()).isEqualTo(1);
        mayCommit.complete(null);
        late.join();
        List<PublishedEvent> after = producer.feed.read(1, 10, NOW).events();

        assertThat(before).extracting(PublishedEvent::aggregateId).containsExactly(quick);
        assertThat(after).extracting(PublishedEvent::aggregateId).containsExactly(slow);
        assertThat(after).extracting(PublishedEvent::position).containsExactly(2L);
    }

    @Test
    void appendsManyInTheirOrder() {
        List<NewEvent> events = LongStream.rangeClosed(1, 1_200)
                .mapToObj(version -> OutboxFixture.event(new UUID(0, 1), version))
                .toList();
        producer.commit(events);
        List<PublishedEvent> page = producer.feed.read(0, 1_000, NOW).events();
        assertThat(page).hasSize(1_000);
        assertThat(page).allMatch(event -> event.version() == event.position());
        assertThat(producer.feed.read(1_000, 1_000, NOW).events()).hasSize(200);
    }

    @Test
    void wakesAWaitingReaderAndHoldsNoConnectionMeanwhile() {
        var poll = CompletableFuture.supplyAsync(() -> producer.feed.read(0, 10, Duration.ofSeconds(30)));
        Await.until(
                "the reader waits without a connection",
                () -> producer.signal.waiting() == 1
                        && schema.source().getHikariPoolMXBean().getActiveConnections() == 0);
        producer.publish(Ids.next(), 1);
        assertThat(poll.join().events()).hasSize(1);
    }

    @Test
    void findsTheCommitsOfOtherReplicas() {
        var poll = CompletableFuture.supplyAsync(() -> producer.feed.read(0, 10, Duration.ofSeconds(30)));
        Await.until("the reader waits", () -> producer.signal.waiting() == 1);
        new OutboxFixture(schema, at(TODAY)).publish(Ids.next(), 1);
        assertThat(poll.join().events()).hasSize(1);
        assertThat(producer.signal.commits()).as("nothing told this process").isZero();
    }

    @Test
    void letsReadersGoWhenTheProcessStops() {
        var poll = CompletableFuture.supplyAsync(() -> producer.feed.read(0, 10, Duration.ofSeconds(30)));
        Await.until("the reader waits", () -> producer.signal.waiting() == 1);
        producer.signal.stop();
        assertThat(poll.join().events()).isEmpty();
    }

    @Test
    void forgetsEventsAfterFourteenDaysButNotItsPosition() {
        producer.publishMany(2_500);
        producer.pruneBefore(at(TODAY.plus(Duration.ofDays(14))));
        assertThat(producer.feed.read(0, 1, NOW).events())
                .as("just 14 days old")
                .hasSize(1);
        new OutboxFixture(schema, at(TODAY.plus(Duration.ofDays(1)))).publish(Ids.next(), 1);

        producer.pruneBefore(at(TODAY.plus(Duration.ofDays(14)).plusSeconds(1)));

        assertThat(schema.count("outbox")).isEqualTo(1);
        assertThat(producer.feed.read(2_500, 10, NOW).events())
                .extracting(PublishedEvent::position)
                .containsExactly(2_501L);
        assertThatThrownBy(() -> producer.feed.read(2_499, 10, NOW))
                .isInstanceOfSatisfying(ProblemException.class, OutboxIntegrationTests::isGoneAfter2500);

        producer.pruneBefore(at(TODAY.plus(Duration.ofDays(30))));
        producer.publish(Ids.next(), 1);
        assertThat(producer.position()).isEqualTo(2_502);
    }

    @Test
    void keepsAnOldEventThatWasPublishedAfterAYoungerOne() {
        new OutboxFixture(schema, at(TODAY.plus(Duration.ofDays(2)))).publish(Ids.next(), 1);
        producer.publish(Ids.next(), 1);
        producer.pruneBefore(at(TODAY.plus(Duration.ofDays(15))));
        assertThat(producer.feed.read(0, 10, NOW).events()).hasSize(2);
    }

    @Test
    void tellsAReaderThatIsAheadThatTheDatabaseWasReset() {
        producer.publish(Ids.next(), 1);
        assertThatThrownBy(() -> producer.feed.read(2, 10, NOW))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        gone -> assertThat(gone.problem().getProperties()).containsEntry("resume_after", 1L));
    }

    private static void isGoneAfter2500(ProblemException gone) {
        assertThat(gone.problem().getStatus()).isEqualTo(410);
        assertThat(gone.problem().getProperties()).containsEntry("resume_after", 2_500L);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
