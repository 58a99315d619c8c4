package io.bookstore.inventory.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;

/** Processor time of a process and its children, as Linux counts it: in hundredths of a second. */
final class CpuClock {

    private static final int MILLIS_PER_TICK = 10;
    /** User, system, and the same of children that have ended. */
    private static final int[] FIELDS = {11, 12, 13, 14};

    private final long root;

    private CpuClock(long root) {
        this.root = root;
    }

    static CpuClock ofTree(long pid) {
        return new CpuClock(pid);
    }

    long millis() {
        LongStream children = ProcessHandle.of(root).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(ProcessHandle::pid);
        return LongStream.concat(LongStream.of(root), children)
                .map(CpuClock::millis)
                .sum();
    }

    private static long millis(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = 0;
            for (int field : FIELDS) {
                ticks += Long.parseLong(fields[field]);
            }
            return ticks * MILLIS_PER_TICK;
        } catch (IOException ended) {
            return 0; // its parent counts it now
        }
    }
}
