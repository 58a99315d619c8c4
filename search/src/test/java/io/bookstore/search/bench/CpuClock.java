package io.bookstore.search.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Processor time of a process and its threads, as Linux counts it: in hundredths of a second. */
final class CpuClock {

    private static final int MILLIS_PER_TICK = 10;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private final long pid;

    private CpuClock(long pid) {
        this.pid = pid;
    }

    /** This JVM. */
    static CpuClock own() {
        return new CpuClock(ProcessHandle.current().pid());
    }

    /** The child of this JVM with that word in its command line. */
    static CpuClock ofChild(String word) {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> commandLine(child.pid()).contains(word))
                .max((one, other) -> Long.compare(millis(one.pid()), millis(other.pid())))
                .map(child -> new CpuClock(child.pid()))
                .orElseThrow(() -> new AssertionError("no child runs " + word));
    }

    long millis() {
        return millis(pid);
    }

    /** Of its threads whose name begins so; what a thread that came to its end had used is not in it. */
    long millis(String... names) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
            return threads.map(CpuClock::stat)
                    .filter(stat -> Arrays.stream(names).anyMatch(name -> stat.startsWith(name, stat.indexOf('(') + 1)))
                    .mapToLong(CpuClock::used)
                    .sum();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Empty for a thread that has just come to its end. */
    private static String stat(Path thread) {
        try {
            return Files.readString(thread.resolve("stat"));
        } catch (IOException over) {
            return "";
        }
    }

    private static long millis(long pid) {
        return used(read(pid, "stat"));
    }

    private static long used(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM])) * MILLIS_PER_TICK;
    }

    private static String commandLine(long pid) {
        return read(pid, "cmdline").replace('\0', ' ');
    }

    private static String read(long pid, String file) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(pid), file));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
