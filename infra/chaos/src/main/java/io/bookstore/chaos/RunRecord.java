package io.bookstore.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code run.json}: written at the start and again whenever more is known, so that a run cut short can be read too. */
final class RunRecord {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path file;
    private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

    RunRecord(Path repository, Path run, ChaosOptions options) {
        this.file = run.resolve("run.json");
        put("seed", options.seed());
        put("minutes", options.time().toSeconds() / 60.0);
        put("buyers", options.buyers());
        put("git", commit(repository));
        put("started_ms", System.currentTimeMillis());
        put("healed_ms", null);
        put("quiet_ms", null);
    }

    void put(String name, @Nullable Object value) {
        facts.put(name, value);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(facts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void putMillis(String name, @Nullable Duration value) {
        put(name, value == null ? null : value.toMillis());
    }

    private static String commit(Path repository) {
        try {
            Process git = new ProcessBuilder("git", "-C", repository.toString(), "rev-parse", "--short", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(git.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? answer.strip() : "unknown";
        } catch (IOException noGit) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "unknown";
        }
    }
}
