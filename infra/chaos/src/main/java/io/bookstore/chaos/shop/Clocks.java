package io.bookstore.chaos.shop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A wall clock for each process of a service that can jump while it runs; needs libfaketime on the machine. */
public final class Clocks {

    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1"),
            Path.of("/usr/lib64/faketime/libfaketime.so.1"));

    private final Path folder;
    private final boolean wanted;

    Clocks(Path folder, boolean wanted) {
        this.folder = folder;
        this.wanted = wanted && LIBRARIES.stream().anyMatch(Files::exists);
    }

    public boolean canJump() {
        return wanted;
    }

    Map<String, String> environment(String process) {
        if (!wanted) {
            return Map.of();
        }
        setBack(process);
        return Map.of(
                "LD_PRELOAD",
                LIBRARIES.stream()
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow()
                        .toString(),
                "FAKETIME_TIMESTAMP_FILE",
                file(process).toString(),
                // only what calendars show jumps; what measures time goes on as always
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                // else every wait of a JVM is over at once, and it does nothing but wait again
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0",
                "FAKETIME_CACHE_DURATION",
                "1");
    }

    /** From within a second on the process sees another time. */
    public void jump(String process, Duration by) {
        write(process, (by.isNegative() ? "-" : "+") + by.abs().toSeconds());
    }

    public void setBack(String process) {
        write(process, "+0");
    }

    private void write(String process, String offset) {
        try {
            Files.createDirectories(folder);
            Path next = folder.resolve(process + ".next");
            Files.writeString(next, offset + "\n");
            Files.move(next, file(process), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String process) {
        return folder.resolve(process);
    }
}
