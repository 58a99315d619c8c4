package io.bookstore.search.bench;

import java.util.Arrays;
import java.util.Collection;

/**
 * Processor time since a moment, by who used it. Compiling is told apart: after a start it is a large part of everything,
 * and after some thousand searches nothing of it is left. The client of the bench is none of the shop's.
 */
final class SearchCost {

    /** As Linux knows them: by the first fifteen letters of their names. */
    private static final String[] COMPILERS = {"C1 CompilerThre", "C2 CompilerThre"};

    private static final String[] CLIENT = {"main", "HttpClient"};

    private final CpuClock elasticsearch = CpuClock.ofChild("elasticsearch");
    private final CpuClock own = CpuClock.own();
    private final long[] before = now();

    /** What each of so many searches cost. */
    String each(int searches) {
        long[] used = now();
        double[] cost = new double[used.length];
        for (int i = 0; i < used.length; i++) {
            cost[i] = (used[i] - before[i]) / (double) searches;
        }
        return "CPU-ms a search: %.1f in Elasticsearch and %.1f of its compiler, %.1f in the service and %.1f of its compiler (%.1f in the client)"
                .formatted(cost[0] - cost[1], cost[1], cost[2] - cost[3] - cost[4], cost[3], cost[4]);
    }

    private long[] now() {
        return new long[] {
            elasticsearch.millis(),
            elasticsearch.millis(COMPILERS),
            own.millis(),
            own.millis(COMPILERS),
            own.millis(CLIENT)
        };
    }

    static String percentiles(Collection<Long> millis) {
        long[] sorted = millis.stream().mapToLong(Long::longValue).sorted().toArray();
        return "p50 %d ms, p95 %d ms, p99 %d ms, most %d ms, of %d"
                .formatted(
                        sorted[sorted.length / 2],
                        sorted[sorted.length * 95 / 100],
                        sorted[sorted.length * 99 / 100],
                        Arrays.stream(sorted).max().orElse(0),
                        sorted.length);
    }
}
