package io.bookstore.inventory.bench;

import io.bookstore.local.servers.LoopbackPort;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The service in a process of its own, with the JVM options of {@code ./bookstore up}. */
final class Replica implements AutoCloseable {

    private final Process process;
    private final int port = LoopbackPort.free().number();

    Replica(BenchPostgres postgres) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:TieredStopAtLevel=" + System.getenv().getOrDefault("BOOKSTORE_JIT_LEVEL", "1"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.bookstore.inventory.InventoryApplication"));
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE",
                        "local",
                        "INVENTORY_PORT",
                        Integer.toString(port),
                        "INVENTORY_MANAGEMENT_PORT",
                        Integer.toString(LoopbackPort.free().number()),
                        "INVENTORY_DB_URL",
                        postgres.url(),
                        "INVENTORY_DB_USER",
                        BenchPostgres.DATABASE,
                        "INVENTORY_DB_PASSWORD",
                        BenchPostgres.PASSWORD,
                        "BOOKSTORE_FEED_ENABLED",
                        "false",
                        "BOOKSTORE_SERVICE_SECRET",
                        TestTokens.SERVICE_SECRET));
        process = builder.redirectErrorStream(true)
                .redirectOutput(Path.of("target", "replica-" + port + ".log").toFile())
                .start();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    CpuClock cpu() {
        return CpuClock.ofTree(process.pid());
    }

    Replica awaitReady(HttpClient http) throws InterruptedException {
        HttpRequest probe = HttpRequest.newBuilder(uri("/internal/stock"))
                .header("Authorization", TestTokens.service("cart-order", "inventory"))
                .build();
        while (true) {
            try {
                if (http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return this;
                }
            } catch (IOException notYet) {
                if (!process.isAlive()) {
                    throw new AssertionError("the service has ended; see target/replica-" + port + ".log", notYet);
                }
            }
            Thread.sleep(200);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
