package io.bookstore.local.up;

import io.bookstore.local.servers.ProcessGuard;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of the shop: started, watched, started again when it dies, ended at the end. */
final class WatchedProcess {

    private static final Duration GRACE = Duration.ofSeconds(25);
    private static final Duration PROBE = Duration.ofSeconds(2);
    private static final Duration GOOD_LIFE = Duration.ofSeconds(10);
    private static final Duration LONGEST_REST = Duration.ofSeconds(30);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PROBE).build();

    private final ProcessPlan plan;
    private final Consumer<String> report;
    private volatile @Nullable Process process;
    private volatile boolean wanted;
    private volatile long launchedAt;
    private int deaths;
    private int quickDeaths;

    WatchedProcess(ProcessPlan plan, Consumer<String> report) {
        this.plan = plan;
        this.report = report;
    }

    ProcessPlan plan() {
        return plan;
    }

    long pid() {
        Process now = process;
        return now == null || !now.isAlive() ? -1 : now.pid();
    }

    synchronized void start() {
        wanted = true;
        launch();
    }

    private void launch() {
        ProcessBuilder builder = new ProcessBuilder(ProcessGuard.inOwnSession(plan.commandNow()));
        Map<String, String> environment = builder.environment();
        environment.putAll(plan.environment());
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(plan.log().toFile()));
        builder.redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")));
        try {
            Files.createDirectories(plan.log().getParent());
            Files.writeString(plan.log(), "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            Process started = builder.start();
            process = started;
            launchedAt = System.nanoTime();
            ProcessGuard guard = ProcessGuard.of(started, "TERM");
            Thread.ofVirtual().name("watch-" + plan.name()).start(() -> watch(started, guard));
        } catch (IOException e) {
            throw new LaunchFailed(plan.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void watch(Process started, ProcessGuard guard) {
        try {
            int code = started.waitFor();
            guard.dismiss();
            if (!wanted) {
                return;
            }
            deaths++;
            boolean livedWell = System.nanoTime() - launchedAt > GOOD_LIFE.toNanos();
            quickDeaths = livedWell ? 1 : quickDeaths + 1;
            Duration rest = rest();
            report.accept(plan.name() + " died (exit code " + code + "), starts again in " + rest.toSeconds()
                    + " s; log: " + plan.log());
            Thread.sleep(rest);
            synchronized (this) {
                if (wanted) {
                    launch();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration rest() {
        Duration rest = Duration.ofSeconds(1L << Math.min(quickDeaths - 1, 5));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    int deaths() {
        return deaths;
    }

    /** Whether it says of itself that it can work. */
    boolean isReady() {
        if (pid() < 0) {
            return false;
        }
        try {
            HttpRequest probe = HttpRequest.newBuilder(URI.create(plan.healthUrl()))
                    .timeout(PROBE)
                    .build();
            return HTTP.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end; {@link #awaitEnd} waits. */
    synchronized void end() {
        wanted = false;
        Process now = process;
        if (now != null) {
            now.destroy();
        }
    }

    void awaitEnd() {
        Process now = process;
        if (now == null) {
            return;
        }
        try {
            if (!now.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                report.accept(plan.name() + " did not end in " + GRACE.toSeconds() + " s and was killed");
                now.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            now.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
