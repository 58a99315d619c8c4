package io.bookstore.chaos.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** {@code history.jsonl}: what was asked and what came back, one line a request, in the order of the answers. */
public final class History implements AutoCloseable {

    private final JsonLines file;
    private final AtomicLong ids = new AtomicLong();
    private final Map<String, Instant> lastSuccess = new ConcurrentHashMap<>();

    public History(Path run) {
        this.file = new JsonLines(run.resolve("history.jsonl"));
    }

    /** For the field {@code id} of one request. */
    public String nextId() {
        return Long.toString(ids.incrementAndGet());
    }

    public void write(String op, Result result, Map<String, ? extends @Nullable Object> line) {
        file.write(line);
        if (result == Result.OK) {
            lastSuccess.merge(op, Instant.now(), (before, now) -> now.isAfter(before) ? now : before);
        }
    }

    public long requests() {
        return ids.get();
    }

    public Optional<Instant> lastSuccess(String op) {
        return Optional.ofNullable(lastSuccess.get(op));
    }

    @Override
    public void close() {
        file.close();
    }
}
