package io.bookstore.local.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedProcessTests {

    @TempDir
    Path folder;

    private final List<String> reports = new CopyOnWriteArrayList<>();

    /** A launcher of its own that waits to be killed. */
    static final class Launcher {
        public static void main(String[] arguments) throws InterruptedException {
            WatchedProcess process = new WatchedProcess(plan(Path.of(arguments[0]), "exec sleep 600"), report -> {});
            process.start();
            System.out.println(process.pid());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void isStartedAgainWhenItDiesAndTheDeathIsReported() throws InterruptedException {
        WatchedProcess process = new WatchedProcess(plan(folder, "echo up; exec sleep 600"), reports::add);
        process.start();
        long first = process.pid();
        ProcessHandle.of(first).orElseThrow().destroyForcibly();

        await("another one runs", () -> process.pid() > 0 && process.pid() != first);

        assertThat(process.deaths()).isEqualTo(1);
        assertThat(reports).hasSize(1).first().asString().startsWith("till died (exit code 137), starts again in 1 s");
        stop(process);
    }

    @Test
    void staysDownWhenItWasEnded() throws InterruptedException {
        WatchedProcess process = new WatchedProcess(plan(folder, "exec sleep 600"), reports::add);
        process.start();
        long pid = process.pid();
        stop(process);
        Thread.sleep(Duration.ofMillis(1500)); // longer than the rest before a restart
        assertThat(process.pid()).isEqualTo(-1);
        assertThat(isAlive(pid)).isFalse();
        assertThat(reports).isEmpty();
    }

    @Test
    void endsWhenItsLauncherIsKilled() throws Exception {
        Process launcher = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long pid = Long.parseLong(firstLine(launcher));
        assertThat(isAlive(pid)).isTrue();

        launcher.destroyForcibly();

        await("nothing is left behind", () -> !isAlive(pid));
    }

    private static ProcessPlan plan(Path folder, String script) {
        return new ProcessPlan(
                "till",
                "till",
                0,
                "http://127.0.0.1:9/",
                List.of("sh", "-c", script),
                Map.of(),
                folder.resolve("till.log"),
                null);
    }

    private static void stop(WatchedProcess process) {
        process.end();
        process.awaitEnd();
    }

    private static boolean isAlive(long pid) {
        return Files.exists(Path.of("/proc", Long.toString(pid), "exe"));
    }

    private static String firstLine(Process process) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.readLine();
        }
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(50);
        }
    }
}
