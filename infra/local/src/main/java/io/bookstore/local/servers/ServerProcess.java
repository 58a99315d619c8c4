package io.bookstore.local.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process with a log file and a guard that ends it when this JVM dies, even by kill -9. */
final class ServerProcess {

    private static final long LARGEST_LOG = 20_000_000;
    private final String name;
    private final Path log;
    private final String stopSignal;
    private final Process process;
    private final ProcessGuard guard;

    private ServerProcess(String name, Path log, String stopSignal, Process process, ProcessGuard guard) {
        this.name = name;
        this.log = log;
        this.stopSignal = stopSignal;
        this.process = process;
        this.guard = guard;
    }

    /** What to run: the command, its own environment (nothing of ours leaks into it), its folder and its stop signal. */
    record Plan(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path folder,
            Path log,
            String stopSignal) {}

    static ServerProcess start(Plan plan, ServerUser user) {
        try {
            rotate(plan.log());
            var builder = new ProcessBuilder(ProcessGuard.inOwnSession(user.command(plan.command())))
                    .directory(plan.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
            builder.environment().clear();
            builder.environment().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
            builder.environment().put("HOME", plan.folder().toString());
            builder.environment().putAll(plan.environment());
            var process = builder.start();
            process.getOutputStream().close();
            return new ServerProcess(
                    plan.name(), plan.log(), plan.stopSignal(), process, ProcessGuard.of(process, plan.stopSignal()));
        } catch (IOException e) {
            throw new ServerNotStarted(plan.name() + " cannot be started (" + e.getMessage() + ").", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    void awaitReady(Duration limit, BooleanSupplier ready) {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!ready.getAsBoolean()) {
            if (endsWithin(Duration.ofMillis(50))) {
                stop(Duration.ZERO);
                throw new ServerNotStarted(name + " ended while it started; the end of " + log + ": " + lastLines(log));
            }
            if (System.nanoTime() > deadline) {
                stop(Duration.ofSeconds(5));
                throw new ServerNotStarted(name + " did not answer within " + limit.toSeconds() + " s; the end of "
                        + log + ": " + lastLines(log));
            }
        }
    }

    void stop(Duration patience) {
        if (process.isAlive()) {
            signal();
            if (!endsWithin(patience)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                endsWithin(Duration.ofSeconds(10));
            }
        }
        guard.dismiss();
    }

    private void signal() {
        // Process.destroy knows TERM only, which PostgreSQL takes as "wait until the last client has left"
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + stopSignal + " " + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerNotStarted("Interrupted while waiting for " + name, e);
        }
    }

    static String lastLines(Path log) {
        try {
            var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 6), lines.size()));
        } catch (IOException e) {
            return "(unreadable: " + e.getMessage() + ")";
        }
    }

    private static void rotate(Path log) throws IOException {
        Files.createDirectories(log.toAbsolutePath().getParent());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
