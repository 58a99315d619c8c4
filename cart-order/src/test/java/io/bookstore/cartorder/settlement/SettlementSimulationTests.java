package io.bookstore.cartorder.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bookstore.cartorder.simulation.Violation;
import io.bookstore.platform.testing.Tier;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/**
 * The real process of orders between doubles of everything else, in virtual time, while calls and answers are lost,
 * late, doubled and overtaken, processes and machines die or sleep, and the PSP lies. {@code -Dsimulation.seed=…} tells
 * one story again, with all that happens in it.
 */
class SettlementSimulationTests {

    private static final int SAGAS = Tier.size(20_000, 1_000_000);
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("io.bookstore.cartorder");
    private static final Long SEED = Long.getLong("simulation.seed");

    @BeforeAll
    static void beQuiet() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void beLoudAgain() {
        LOG.setLevel(null);
    }

    @Test
    void keepsStockMoneyAndOrdersRightWhateverFails() throws Exception {
        if (SEED != null) {
            new Story(SEED, Set.of()).play(System.out::println);
            return;
        }
        Count count = new Count();
        long started = System.nanoTime();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> all = new ArrayList<>();
            for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
                all.add(workers.submit(count));
            }
            for (Future<Void> each : all) {
                each.get();
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "simulation: %,d sagas, %,d of them with faults, %,d faults, %,d seeds, %.0f sagas/s%n",
                count.sagas.get(),
                count.withFaults.get(),
                count.faults.get(),
                count.next.get(),
                count.sagas.get() / seconds);
        assertThat(count.withFaults.get()).isGreaterThanOrEqualTo(SAGAS);
    }

    /** Plays one story after another until there were sagas enough. */
    private static final class Count implements Callable<Void> {
        private final AtomicLong next = new AtomicLong(Long.getLong("simulation.first", 0));
        private final AtomicLong sagas = new AtomicLong();
        private final AtomicLong withFaults = new AtomicLong();
        private final AtomicLong faults = new AtomicLong();

        @Override
        public Void call() {
            while (withFaults.get() < SAGAS) {
                Story.Result result = play(next.getAndIncrement());
                sagas.addAndGet(result.sagas());
                withFaults.addAndGet(result.withFaults());
                faults.addAndGet(result.faults());
            }
            return null;
        }
    }

    @Test
    void tellsTheSameStoryForTheSameSeed() {
        for (long seed : new long[] {7, 4711}) {
            Story.Result first = play(seed);
            for (int i = 0; i < 10; i++) {
                assertThat(play(seed)).isEqualTo(first);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Bug.class)
    void findsEachMistake(Bug bug) {
        for (long seed = 0; seed < 1_000; seed++) {
            long tried = seed;
            Throwable found = catchThrowable(() -> new Story(tried, EnumSet.of(bug)).play(null));
            if (found != null) {
                assertThat(found).isInstanceOf(Violation.class);
                System.out.println("simulation: " + bug + " is found by seed " + seed + ": " + found.getMessage());
                return;
            }
        }
        throw new AssertionError(bug + " was not found");
    }

    private static Story.Result play(long seed) {
        try {
            return new Story(seed, Set.of()).play(null);
        } catch (Throwable broken) {
            throw new AssertionError(
                    broken.getMessage()
                            + "\n  again: ./mvnw -pl cart-order test -Dtest=SettlementSimulationTests -Dsimulation.seed="
                            + seed,
                    broken);
        }
    }
}
