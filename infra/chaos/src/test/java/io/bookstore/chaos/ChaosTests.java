package io.bookstore.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A short {@code ./bookstore chaos} with one seed: buyers, a fault of each family, and nothing is lost or sold twice. */
class ChaosTests {

    private static final long SEED = 20_261;
    private static final List<String> FAULTS = List.of(
            "kill", "crash-point", "line-answers-lost", "line-reset", "db-commit-unknown", "pg-kill", "psp-knob");
    /** A killed process is followed after its lease, which must outlast two charges. */
    private static final Map<String, String> QUICKER = Map.of(
            "BOOKSTORE_SAGA_LEASE", "6s",
            "BOOKSTORE_CHARGE_TIMEOUT", "2s",
            "PAYMENT_ASK_AFTER", "6s",
            "BOOKSTORE_PAY_WITHIN", "10s");

    @Test
    void nothingIsLostOrSoldTwiceWhateverBreaks() throws InterruptedException {
        Path repository = Path.of(System.getProperty("bookstore.root"));
        ChaosOptions options =
                new ChaosOptions(SEED, Duration.ofSeconds(80), 10, FAULTS, 0, Duration.ZERO, false, QUICKER);
        ChaosRun run = new ChaosRun(repository, options, line -> System.out.println("  chaos: " + line));
        assertThat(run.call())
                .as(
                        "violations, or nothing could be judged: see report.txt, faults.jsonl and history.jsonl in %s",
                        run.folder())
                .isZero();
    }
}
