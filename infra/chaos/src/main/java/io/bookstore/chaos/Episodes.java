package io.bookstore.chaos;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.nemesis.Arsenal;
import io.bookstore.chaos.nemesis.Nemesis;
import io.bookstore.chaos.nemesis.Recoveries;
import io.bookstore.chaos.nemesis.Schedule;
import io.bookstore.chaos.nemesis.Schedule.Planned;
import io.bookstore.chaos.nemesis.Schedule.Slot;
import io.bookstore.chaos.subject.Target;
import io.bookstore.chaos.witness.Quiet;
import io.bookstore.chaos.workload.Workload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Many single faults on one running shop. After each the buyers take a break, and the time is measured from the end of the
 * fault until nothing is under way any more and all sides agree.
 */
final class Episodes {

    private static final Duration BEFORE = Duration.ofSeconds(2);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final Arsenal arsenal;
    private final Nemesis nemesis;
    private final Recoveries recoveries;
    private final Workload workload;
    private final Target target;
    private final Path run;
    private final Consumer<String> report;

    Episodes(
            Arsenal arsenal,
            Nemesis nemesis,
            Recoveries recoveries,
            Workload workload,
            Target target,
            Path run,
            Consumer<String> report) {
        this.arsenal = arsenal;
        this.nemesis = nemesis;
        this.recoveries = recoveries;
        this.workload = workload;
        this.target = target;
        this.run = run;
        this.report = report;
    }

    /** How long it took after each; those that never agreed count as the limit. */
    List<Duration> run(ChaosOptions options) throws InterruptedException {
        List<Duration> times = new ArrayList<>();
        try (JsonLines file = new JsonLines(run.resolve("episodes.jsonl"))) {
            for (int number = 0; number < options.episodes(); number++) {
                long seed = options.seed() + number;
                Slot slot = Schedule.single(arsenal.kinds(), seed, options.episode());
                Thread.sleep(BEFORE);
                nemesis.strike(slot);
                long healed = System.nanoTime();
                awaitRecovery();
                workload.takeBreak(true);
                Optional<Duration> agreed = Quiet.await(target, ChaosRun.QUIET_LIMIT)
                        .map(quiet -> Duration.ofNanos(System.nanoTime() - healed));
                workload.takeBreak(false);
                Duration time = agreed.orElse(ChaosRun.QUIET_LIMIT);
                times.add(time);
                note(file, seed, slot.faults().getFirst(), agreed.isPresent() ? time : null);
            }
        }
        return times;
    }

    /** A process that was killed comes back while buyers still ask for it. */
    private void awaitRecovery() throws InterruptedException {
        long deadline = System.nanoTime() + RECOVERY.toNanos();
        while (recoveries.isAwaiting() && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_EVERY);
        }
    }

    private void note(JsonLines file, long seed, Planned fault, @Nullable Duration agreed) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("seed", seed);
        line.put("fault", fault.kind().name());
        line.put("target", fault.target());
        line.put("agreed_after_ms", agreed == null ? null : agreed.toMillis());
        file.write(line);
        if (agreed == null) {
            report.accept("seed " + seed + ": no agreement after " + ChaosRun.QUIET_LIMIT.toSeconds() + " s: "
                    + Quiet.open(target));
        }
    }
}
