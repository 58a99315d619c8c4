package io.bookstore.local.servers;

import static io.bookstore.local.servers.ServerFixtures.isAlive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerProcessTests {

    private static final ServerUser SELF = new ServerUser(List.of(), -1, -1);

    @TempDir
    Path folder;

    /** A JVM of its own that starts a server and waits to be killed. */
    static final class Starter {
        public static void main(String[] arguments) throws InterruptedException {
            var folder = Path.of(arguments[0]);
            var process = ServerProcess.start(plan(folder, "exec sleep 600"), SELF);
            System.out.println(process.pid());
            Thread.sleep(Duration.ofMinutes(5));
        }
    }

    @Test
    void isEndedWhenTheJvmThatStartedItIsKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var starter = new ProcessBuilder(
                        java,
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Starter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var server = Long.parseLong(firstLine(starter));
        assertThat(isAlive(server)).isTrue();

        starter.destroyForcibly();
        ServerFixtures.await("the server is gone", () -> !isAlive(server));
    }

    @Test
    void isKilledWhenItDoesNotHeedTheSignal() throws Exception {
        var process = ServerProcess.start(plan(folder, "trap '' TERM; echo up; while :; do sleep 1; done"), SELF);
        ServerFixtures.await("it ignores the signal", () -> log().contains("up"));
        process.stop(Duration.ofMillis(200));
        assertThat(isAlive(process.pid())).isFalse();
    }

    @Test
    void saysWhyItEnded() {
        var process = ServerProcess.start(plan(folder, "echo cannot open the till >&2; exit 3"), SELF);
        assertThatThrownBy(() -> process.awaitReady(Duration.ofSeconds(20), () -> false))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("Till ended while it started")
                .hasMessageContaining("cannot open the till")
                .hasMessageContaining(folder.resolve("till.log").toString());
    }

    @Test
    void isStoppedWhenItDoesNotAnswer() {
        var process = ServerProcess.start(plan(folder, "exec sleep 600"), SELF);
        assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(200), () -> false))
                .isInstanceOf(ServerNotStarted.class)
                .hasMessageContaining("did not answer");
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void seesNothingOfOurEnvironmentButThePath() throws Exception {
        var process = ServerProcess.start(plan(folder, "env"), SELF);
        ServerFixtures.await("it has ended", () -> !process.isAlive());
        assertThat(log().lines().map(line -> line.substring(0, line.indexOf('='))))
                .contains("PATH", "HOME", "TILL")
                .isSubsetOf("PATH", "HOME", "TILL", "PWD", "SHLVL", "OLDPWD", "_");
        process.stop(Duration.ZERO);
    }

    @Test
    void setsALargeLogAside() throws Exception {
        Files.write(folder.resolve("till.log"), new byte[20_000_001]);
        var process = ServerProcess.start(plan(folder, "echo fresh"), SELF);
        ServerFixtures.await("it has ended", () -> !process.isAlive());
        assertThat(log()).isEqualTo("fresh\n");
        assertThat(folder.resolve("till.log.1")).hasSize(20_000_001);
        process.stop(Duration.ZERO);
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("till.log"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerProcess.Plan plan(Path folder, String script) {
        return new ServerProcess.Plan(
                "Till", List.of("sh", "-c", script), Map.of("TILL", "7"), folder, folder.resolve("till.log"), "TERM");
    }

    private static String firstLine(Process process) throws IOException {
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            return out.readLine();
        }
    }
}
