package io.bookstore.chaos;

import io.bookstore.chaos.nemesis.Recoveries.Recovery;
import io.bookstore.chaos.nemesis.Schedule.Planned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run did, for a person. What held and what did not is the checker's to say. */
final class Console {

    private static final int WIDTH = 100;

    private final Consumer<String> out;

    Console(Consumer<String> out) {
        this.out = out;
    }

    void load(long requests, long paidOrders) {
        out.accept(requests + " requests, " + paidOrders + " orders paid");
    }

    void faults(List<Planned> done, List<String> skipped) {
        out.accept(done.size() + " faults, by row of the matrix (reliability.md):");
        Map<Integer, List<Planned>> rows = new TreeMap<>();
        done.forEach(fault -> fault.rows()
                .forEach(row ->
                        rows.computeIfAbsent(row, any -> new ArrayList<>()).add(fault)));
        rows.forEach((row, faults) -> {
            Map<String, Long> kinds = faults.stream()
                    .collect(Collectors.groupingBy(fault -> fault.kind().name(), TreeMap::new, Collectors.counting()));
            String names = kinds.entrySet().stream()
                    .map(kind -> kind.getKey() + (kind.getValue() > 1 ? " ×" + kind.getValue() : ""))
                    .collect(Collectors.joining(", "));
            wrap(String.format(Locale.ROOT, "  row %2d  %3d  ", row, faults.size()), names);
        });
        skipped.forEach(line -> out.accept("  skipped: " + line));
    }

    void recoveries(List<Recovery> all) {
        if (all.isEmpty()) {
            return;
        }
        out.accept("after kill -9: ready again / first success of a buyer, seconds (longest)");
        Map<String, List<Recovery>> byProcess =
                all.stream().collect(Collectors.groupingBy(Recovery::process, TreeMap::new, Collectors.toList()));
        byProcess.forEach((process, list) -> out.accept(String.format(
                Locale.ROOT,
                "  %-18s ×%-3d %5.1f / %s",
                process,
                list.size(),
                longest(list.stream().map(Recovery::ready)),
                firstSuccess(list))));
    }

    /** @param times how long it took after each fault that healed */
    void agreement(List<Duration> times) {
        if (times.isEmpty()) {
            return;
        }
        List<Duration> sorted = times.stream().sorted().toList();
        out.accept(String.format(
                Locale.ROOT,
                "time to agree after %d healed faults: p50 %.1f s, p99 %.1f s, longest %.1f s",
                times.size(),
                seconds(quantile(sorted, 0.5)),
                seconds(quantile(sorted, 0.99)),
                seconds(sorted.getLast())));
    }

    void quiet(Optional<Duration> quiet) {
        out.accept(quiet.map(
                        time -> String.format(Locale.ROOT, "all quiet %.1f s after the last buyer left", seconds(time)))
                .orElse("it never became quiet"));
    }

    static Duration quantile(List<Duration> sorted, double share) {
        return sorted.get(Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1));
    }

    private static String firstSuccess(List<Recovery> list) {
        List<Duration> seen = list.stream()
                .flatMap(recovery -> recovery.firstSuccess().stream())
                .toList();
        String longest = seen.isEmpty() ? "    –" : String.format(Locale.ROOT, "%5.1f", longest(seen.stream()));
        int missing = list.size() - seen.size();
        return missing == 0 ? longest : longest + " (" + missing + " without one)";
    }

    private static double longest(Stream<Duration> times) {
        return seconds(times.max(Duration::compareTo).orElse(Duration.ZERO));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private void wrap(String start, String text) {
        StringBuilder line = new StringBuilder(start);
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() > WIDTH) {
                out.accept(line.toString());
                line.setLength(0);
                line.append(" ".repeat(start.length()));
            }
            line.append(word).append(' ');
        }
        out.accept(line.toString().stripTrailing());
    }
}
