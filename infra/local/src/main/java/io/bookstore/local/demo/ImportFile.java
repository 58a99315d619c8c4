package io.bookstore.local.demo;

import java.io.FileNotFoundException;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Sends a file of books to the catalogue as staff and shows how far it is. */
public final class ImportFile {

    private static final String PASSWORD = "correct-horse-battery-staple";
    private static final Duration UPLOAD = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final Api api;
    private final PrintStream out;

    public ImportFile(String gatewayUrl, PrintStream out) {
        this.api = new Api(gatewayUrl);
        this.out = out;
    }

    /** @return the exit code: 0 when every record was taken */
    public int run(List<String> arguments) {
        try {
            Path file = Path.of(arguments.getFirst());
            Map<String, String> headers = new HashMap<>(api.signIn("staff@example.com", PASSWORD));
            headers.put("Content-Type", contentType(file));
            long began = System.nanoTime();
            JsonNode started = api.upload(
                            "/v1/imports?format=" + format(file), BodyPublishers.ofFile(file), headers, UPLOAD)
                    .expect(202)
                    .body();
            JsonNode ended = follow(started.path("id").asString());
            out.printf(
                    "%nDone in %d s.%n",
                    Duration.ofNanos(System.nanoTime() - began).toSeconds());
            printReason(ended);
            printRecords(ended, "changed");
            printRecords(ended, "deleted");
            printErrors(ended);
            return ended.path("status").asString().equals("done")
                            && ended.path("failed").asLong() == 0
                    ? 0
                    : 1;
        } catch (ApiFailed failed) {
            out.println("The import stopped: " + failed.getMessage());
        } catch (FileNotFoundException missing) {
            out.println("There is no file " + arguments.getFirst() + ".");
        }
        return 1;
    }

    private JsonNode follow(String id) {
        while (true) {
            // a long import outlives an access token
            JsonNode now = api.get("/v1/imports/" + id, api.signIn("staff@example.com", PASSWORD))
                    .expect(200)
                    .body();
            out.printf(
                    "\r%s: %,d read, %,d added, %,d changed, %,d deleted, %,d unchanged, %,d failed",
                    now.path("status").asString(),
                    now.path("total").asLong(),
                    now.path("added").asLong(),
                    now.path("changed").asLong(),
                    now.path("deleted").asLong(),
                    now.path("unchanged").asLong(),
                    now.path("failed").asLong());
            out.flush();
            if (!now.path("status").asString().equals("running")) {
                return now;
            }
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ApiFailed("Interrupted; the import goes on without us.", e);
            }
        }
    }

    private void printReason(JsonNode ended) {
        if (ended.path("reason").isString()) {
            out.println("It failed as a whole: " + ended.path("reason").asString());
        }
    }

    /** The first of those that it changed or deleted. */
    private void printRecords(JsonNode ended, String outcome) {
        if (ended.path(outcome).asLong() == 0) {
            return;
        }
        JsonNode records = api.get(
                        "/v1/imports/" + ended.path("id").asString() + "/records?limit=10&outcome=" + outcome,
                        api.signIn("staff@example.com", PASSWORD))
                .expect(200)
                .body();
        records.path("data")
                .forEach(record -> out.printf(
                        "  %s: line %d, %s %s%s%n",
                        outcome,
                        record.path("line").asLong(),
                        record.path("isbn13").asString(""),
                        record.path("title").asString(""),
                        fields(record.path("changes"))));
    }

    private static String fields(JsonNode changes) {
        return changes.isEmpty() ? "" : " (" + String.join(", ", changes.propertyNames()) + ")";
    }

    private void printErrors(JsonNode ended) {
        if (ended.path("failed").asLong() == 0) {
            return;
        }
        JsonNode errors = api.get(
                        "/v1/imports/" + ended.path("id").asString() + "/errors",
                        api.signIn("staff@example.com", PASSWORD))
                .expect(200)
                .body();
        errors.path("data")
                .forEach(error -> out.println("  line " + error.path("line").asLong() + ": "
                        + error.path("message").asString()));
    }

    static String format(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String plain = name.endsWith(".gz") ? name.substring(0, name.length() - ".gz".length()) : name;
        if (plain.endsWith(".xml") || plain.endsWith(".onix")) {
            return "onix";
        }
        return plain.endsWith(".csv") ? "csv" : "jsonl";
    }

    private static String contentType(Path file) {
        if (file.toString().endsWith(".gz")) {
            return "application/gzip";
        }
        return switch (format(file)) {
            case "csv" -> "text/csv";
            case "onix" -> "application/xml";
            default -> "application/x-ndjson";
        };
    }
}
