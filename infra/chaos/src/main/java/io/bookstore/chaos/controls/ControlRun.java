package io.bookstore.chaos.controls;

import io.bookstore.chaos.subject.Target;
import io.bookstore.chaos.witness.Checker;
import io.bookstore.chaos.witness.Quiet;
import io.bookstore.chaos.witness.Sampler;
import io.bookstore.chaos.witness.Witnesses;
import io.bookstore.chaos.workload.Workload;
import io.bookstore.local.servers.BookstoreHome;
import io.bookstore.local.up.Options;
import io.bookstore.local.up.Shop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One shop of its own with one mistake, or with none, some buyers, and what the checker says. */
final class ControlRun {

    private static final String PORT_OFFSET = "18000";
    private static final long SEED = 20_261_121;
    private static final Duration QUIET_LIMIT = Duration.ofSeconds(90);
    /** Longer than a lease, a payment's patience and the longest pause of a process in this run. */
    private static final Duration STUCK_AFTER = Duration.ofSeconds(35);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path repository;
    private final Path run;
    private final Duration load;
    private final int buyers;

    ControlRun(Path repository, Path run, Duration load, int buyers) {
        this.repository = repository;
        this.run = run;
        this.load = load;
        this.buyers = buyers;
    }

    /** @param red the invariants that do not hold */
    record Findings(int exit, Set<String> red) {}

    /** @param control null for the shop as it is */
    Findings judge(@Nullable Control control) {
        Path home = newFolder();
        Path failPoint = home.resolve("fail-point");
        Path from = control == null ? repository : new Sabotage(repository, home.resolve("sabotage")).plant(control);
        try (Shop shop = new Shop(from, BookstoreHome.at(home), environment(failPoint), Options.DEFAULT, line -> {})) {
            Thread end = Thread.ofPlatform().unstarted(shop::close);
            Runtime.getRuntime().addShutdownHook(end);
            shop.start();
            Target target =
                    new Target(shop.url(), shop.simulatorUrl(), shop.mailboxUrl(), shop::jdbcUrl, shop.password());
            drive(target, control, failPoint);
        } finally {
            keepLogs(home.resolve("logs"));
            deleteFolder(home);
        }
        return new Findings(Checker.run(repository, run), red());
    }

    private static Map<String, String> environment(Path failPoint) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("BOOKSTORE_PORT_OFFSET", PORT_OFFSET);
        environment.put("BOOKSTORE_FAILPOINT", "file:" + failPoint);
        environment.put("BOOKSTORE_SAGA_LEASE", "6s");
        environment.put("BOOKSTORE_CHARGE_TIMEOUT", "2s");
        environment.put("BOOKSTORE_PAY_WITHIN", "20s");
        return environment;
    }

    private void drive(Target target, @Nullable Control control, Path failPoint) {
        long started = System.currentTimeMillis();
        Optional<Duration> quiet;
        try (Workload workload = new Workload(target, SEED, run, buyers);
                Sampler sampler = new Sampler(target, run)) {
            workload.prepare();
            sampler.start();
            if (control == Control.WEBHOOK_TWICE) {
                sendWebhooksTwice(target);
            }
            workload.start();
            pause(load.dividedBy(2));
            if (control == Control.PUBLISH_EARLY) {
                crashBeforeTheCommit(failPoint);
            }
            pause(load.dividedBy(2));
            workload.stop();
            quiet = Quiet.await(target, QUIET_LIMIT, STUCK_AFTER);
        }
        Witnesses.collect(target, run);
        about(started, quiet);
    }

    private static void sendWebhooksTwice(Target target) {
        String fault = "{\"match\":\"*\",\"kind\":\"webhook_duplicate\",\"times\":10000}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(target.simulator() + "/_simulator/faults"))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(HttpRequest.BodyPublishers.ofString(fault))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status >= 300) {
                throw new IllegalStateException("the simulator refuses the fault: " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static void crashBeforeTheCommit(Path failPoint) {
        try {
            Files.writeString(failPoint, "before-paid-commit");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void about(long started, Optional<Duration> quiet) {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("seed", SEED);
        about.put("minutes", load.toSeconds() / 60.0);
        about.put("started_ms", started);
        about.put("healed_ms", started);
        about.put("quiet_ms", quiet.map(Duration::toMillis).orElse(null));
        about.put("buyers", buyers);
        about.put("faults_planned", 0);
        try {
            Files.writeString(run.resolve("run.json"), JSON.writeValueAsString(about));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Set<String> red() {
        Path report = run.resolve("report.json");
        Set<String> red = new TreeSet<>();
        if (Files.exists(report)) {
            for (JsonNode verdict : JSON.readTree(report.toFile())) {
                if (verdict.path("violations").asLong() > 0) {
                    red.add(verdict.path("invariant").asString());
                }
            }
        }
        return red;
    }

    /** They say why, when something was red that should not be. */
    private void keepLogs(Path logs) {
        if (!Files.exists(logs)) {
            return;
        }
        try (var files = Files.list(logs)) {
            Path kept = Files.createDirectories(run.resolve("logs"));
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, kept.resolve(file.getFileName().toString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where another user can reach it: the servers refuse to run as root. */
    private static Path newFolder() {
        try {
            Path folder = Files.createTempDirectory("bookstore-control-");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteFolder(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
