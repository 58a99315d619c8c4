package io.bookstore.chaos;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.nemesis.Arsenal;
import io.bookstore.chaos.nemesis.Nemesis;
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

    private final Arsenal arsenal;
    private final Nemesis nemesis;
    private final Workload workload;
    private final Target target;
    private final Path run;
    private final Consumer<String> report;

    Episodes(Arsenal arsenal, Nemesis nemesis, Workload workload, Target target, Path run, Consumer<String> report) {
        this.arsenal = arsenal;
        this.nemesis = nemesis;
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
                workload.takeBreak(true);
                Optional<Duration> agreed = Quiet.await(target, ChaosRun.QUIET_LIMIT);
                workload.takeBreak(false);
                Duration time = agreed.orElse(ChaosRun.QUIET_LIMIT);
                times.add(time);
                note(file, seed, slot.faults().getFirst(), agreed.isPresent() ? time : null);
            }
        }
        return times;
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
