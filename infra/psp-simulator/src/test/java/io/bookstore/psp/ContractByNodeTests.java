package io.bookstore.psp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stripe's Node library, the second foreign client, agrees with stripe-java on what the simulator is. */
@Tag("full") // the house's tier; a foreign company does not share the constant
class ContractByNodeTests {

    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final List<String> FILES = List.of("package.json", "package-lock.json", "contract.test.js");

    @TempDir
    private Path folder;

    @Test
    void stripesNodeLibraryFindsWhatItKnowsOfStripe() throws Exception {
        assumeTrue(run(Map.of(), "node", "--version").ok(), "no node on the PATH: install Node.js 20 or later");
        for (String file : FILES) {
            Files.copy(Path.of("src/test/node", file), folder.resolve(file));
        }
        Run installed = run(Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        assumeTrue(installed.ok(), () -> "npm ci failed; is the npm registry to be reached?\n" + installed.output());

        int webhookPort = freePort();
        Map<String, Object> settings =
                Map.of("psp.webhook.url", "http://127.0.0.1:" + webhookPort + "/", "psp.webhook.secret", Shop.SECRET);
        try (RunningSimulator simulator = RunningSimulator.start(settings)) {
            Run contract = run(
                    Map.of(
                            "SIMULATOR_URL",
                            simulator.url(),
                            "STRIPE_API_KEY",
                            RunningSimulator.SECRET_KEY,
                            "WEBHOOK_PORT",
                            Integer.toString(webhookPort),
                            "WEBHOOK_SECRET",
                            Shop.SECRET),
                    "node",
                    "--test",
                    "contract.test.js");

            assertThat(contract.ok()).as(contract.output()).isTrue();
            assertThat(contract.output())
                    .containsPattern("(?m)^. pass [1-9]\\d")
                    .containsPattern("(?m)^. fail 0");
        }
    }

    private record Run(boolean ok, String output) {}

    private Run run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, command[0], ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(environment);
        Process process;
        try {
            process = builder.start();
        } catch (IOException noSuchProgram) {
            return new Run(false, noSuchProgram.getMessage());
        }
        boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        return new Run(ended && process.exitValue() == 0, Files.readString(output, StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
