package io.bookstore.local.up;

import io.bookstore.local.servers.BookstoreHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/** What runs now, for {@code status}, {@code logs} and {@code down}: one line a process, the launcher's own first. */
final class RunFile {

    /** One running process. */
    record Entry(String name, long pid, int port, String log) {

        boolean isAlive() {
            return pid > 0 && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
        }

        /** Resident memory in MiB of the process and, for a server, of its children; 0 when it cannot be read. */
        long residentMegabytes() {
            long own = residentMegabytes(pid);
            if (name.equals(LAUNCHER)) {
                return own; // its children are listed by themselves
            }
            return own
                    + ProcessHandle.of(pid).stream()
                            .flatMap(ProcessHandle::descendants)
                            .mapToLong(child -> residentMegabytes(child.pid()))
                            .sum();
        }

        /** The proportional share, so that what PostgreSQL's processes share is counted once. */
        private static long residentMegabytes(long pid) {
            try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
                return lines.filter(line -> line.startsWith("Pss:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                        .findFirst()
                        .orElse(0);
            } catch (IOException | UncheckedIOException gone) {
                return 0;
            }
        }
    }

    static final String LAUNCHER = "launcher";

    private final Path file;

    RunFile(BookstoreHome home) {
        this.file = home.resolve("run");
    }

    /** The launcher that runs now, if one does. */
    Optional<Entry> launcher() {
        return read().stream()
                .filter(entry -> entry.name().equals(LAUNCHER) && entry.isAlive())
                .findFirst();
    }

    List<Entry> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> line.split("\t", -1))
                    .filter(parts -> parts.length == 4)
                    .map(parts -> new Entry(parts[0], Long.parseLong(parts[1]), Integer.parseInt(parts[2]), parts[3]))
                    .toList();
        } catch (IOException e) {
            throw new LaunchFailed("Cannot read " + file + " (" + e + ").", e);
        }
    }

    synchronized void write(List<Entry> entries) {
        Path next = file.resolveSibling("run.next");
        try {
            Files.write(
                    next,
                    entries.stream()
                            .map(entry -> String.join(
                                    "\t",
                                    entry.name(),
                                    Long.toString(entry.pid()),
                                    Integer.toString(entry.port()),
                                    entry.log()))
                            .toList());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new LaunchFailed("Cannot write " + file + " (" + e + ").", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new LaunchFailed("Cannot delete " + file + " (" + e + ").", e);
        }
    }
}
