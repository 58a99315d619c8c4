package io.bookstore.inventory.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What clients saw of a run. */
final class Measured {

    private final Queue<Long> micros = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();

    void add(int status, long nanos) {
        micros.add(nanos / 1_000);
        synchronized (statuses) {
            statuses.merge(status, 1, Integer::sum);
        }
    }

    int requests() {
        return micros.size();
    }

    @Override
    public String toString() {
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        return "p50 %.1f ms, p99 %.1f ms, most %.1f ms, %s"
                .formatted(
                        sorted[sorted.length / 2] / 1e3,
                        sorted[sorted.length * 99 / 100] / 1e3,
                        Arrays.stream(sorted).max().orElse(0) / 1e3,
                        statuses);
    }
}
