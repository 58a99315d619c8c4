package io.bookstore.cartorder.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookstore.platform.testing.TestSchema;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SagaRowsIntegrationTests {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static TestSchema schema;

    private final UUID order = UUID.randomUUID();
    private SagaRows sagas;

    @BeforeAll
    static void makesTheTable() {
        schema = new TestSchema("outbox");
        schema.execute("create table orders (id uuid primary key)");
        String sql;
        try (var in = SagaRows.class.getResourceAsStream("/db/migration/V2__saga.sql")) {
            sql = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        schema.execute(sql);
    }

    @AfterAll
    static void dropsIt() {
        schema.close();
    }

    @BeforeEach
    void placesAnOrder() {
        schema.execute("delete from saga");
        schema.client().sql("insert into orders values (?)").params(order).update();
        sagas = new SagaRows(schema.client(), LONG);
    }

    private void leaseRunsOut() {
        schema.execute("update saga set lease_until = clock_timestamp() - interval '1 s'");
    }

    private static Progress at(Progress progress, int step) {
        return progress.forwardTo(step);
    }

    @Test
    void belongsToOneProcessUntilItsLeaseIsOver() {
        Taken first = sagas.begin("s", order, LONG);
        assertThat(sagas.take("s", order)).isEmpty();
        assertThat(sagas.takeDue()).isEmpty();

        leaseRunsOut();
        Taken second = sagas.takeDue().orElseThrow();

        assertThatExceptionOfType(Lease.Lost.class)
                .isThrownBy(() -> sagas.save(first.lease(), at(first.progress(), 1)));
        assertThatExceptionOfType(Lease.Lost.class).isThrownBy(() -> sagas.suspend(first.lease(), LONG));
        assertThatExceptionOfType(Lease.Lost.class).isThrownBy(() -> sagas.finish(first.lease()));
        assertThat(sagas.save(second.lease(), at(second.progress(), 1))).isEqualTo(TurnBack.NO);
        sagas.finish(second.lease());
        assertThat(sagas.take("s", order)).isEmpty();
    }

    @Test
    void isTakenByOneOfManyAtOnce() throws Exception {
        sagas.begin("s", order, LONG);
        leaseRunsOut();
        Set<UUID> tokens = new HashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Optional<Taken>>> futures = IntStream.range(0, 16)
                    .mapToObj(i -> threads.submit(sagas::takeDue))
                    .toList();
            for (Future<Optional<Taken>> future : futures) {
                future.get().ifPresent(taken -> tokens.add(taken.lease().token()));
            }
        }
        assertThat(tokens).hasSize(1);
    }

    @Test
    void waitsOutAPauseUnlessNewsCome() {
        Taken taken = sagas.begin("s", order, LONG);
        sagas.suspend(taken.lease(), LONG);
        assertThat(sagas.takeDue()).isEmpty();

        sagas.nudge(order);
        Taken again = sagas.takeDue().orElseThrow();

        assertThat(again.progress().attempts()).isEqualTo(1);
        sagas.nudge(order);
        sagas.suspend(again.lease(), LONG);
        assertThat(sagas.takeDue())
                .as("news that came while we worked are not lost")
                .isPresent();
    }

    @Test
    void turnsBackAtItsDeadlineAndWakesForIt() {
        Taken taken = sagas.begin("s", order, Duration.ZERO);
        assertThat(sagas.save(taken.lease(), taken.progress()).reason()).isEqualTo("expired");
        UUID later = UUID.randomUUID();
        schema.client().sql("insert into orders values (?)").params(later).update();
        Taken waiting = sagas.begin("s", later, Duration.ofMinutes(1));
        sagas.suspend(waiting.lease(), Duration.ofHours(1));
        long seconds = schema.client()
                .sql("select extract(epoch from next_attempt_at - clock_timestamp()) from saga where order_id = ?")
                .params(later)
                .query(Long.class)
                .single();
        assertThat(seconds).isBetween(50L, 60L);
    }

    @Test
    void countsWhatIsParkedUntilItMoves() {
        Taken taken = sagas.begin("s", order, LONG);
        sagas.park(taken.lease(), "broken", Duration.ZERO);
        assertThat(sagas.parked()).isEqualTo(1);

        Taken again = sagas.takeDue().orElseThrow();
        sagas.save(again.lease(), again.progress());
        assertThat(sagas.parked()).as("the same step again").isEqualTo(1);
        sagas.save(again.lease(), at(again.progress(), 1));
        assertThat(sagas.parked()).isZero();
    }

    @Test
    void beginsOnce() {
        sagas.beginOnce("s", order);
        sagas.beginOnce("s", order);
        assertThat(sagas.takeDue()).isPresent();
        assertThat(sagas.takeDue()).isEmpty();
    }

    @Test
    void keepsAWish() {
        Taken taken = sagas.begin("s", order, LONG);
        sagas.turnBack("s", order, "cancelled-by-shopper");

        assertThat(sagas.save(taken.lease(), taken.progress()).reason()).isEqualTo("cancelled-by-shopper");
        assertThat(sagas.wish("s", order)).contains("cancelled-by-shopper");
    }
}
