package io.bookstore.chaos.nemesis;

import io.bookstore.chaos.history.JsonLines;
import io.bookstore.chaos.shop.ShopUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Notes how long a killed process was gone, and when buyers had their first success with it again. */
public final class Recoveries implements AutoCloseable {

    /** One that was killed and came back; whether a buyer needed it again before the end is another question. */
    public record Recovery(String process, Duration ready, Optional<Duration> firstSuccess) {}

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration LIMIT = Duration.ofMinutes(2);
    /** What a buyer does that cannot succeed without the process, and does all the time. */
    private static final Map<String, String> NEEDED_BY = Map.of(
            "identity", "login",
            "cart-order", "checkout",
            "inventory", "checkout",
            "payment-shipping", "checkout",
            "psp-simulator", "checkout",
            "postgres", "checkout");

    /** What buyers do too rarely to tell by them; so somebody asks for it all the time while the process is awaited. */
    private static final Map<String, String> ASKED_FOR = Map.of(
            "gateway", "/v1/books?limit=10",
            "catalog", "/v1/books?limit=10",
            "search", "/v1/search?q=hot&size=10",
            "elasticsearch", "/v1/search?q=hot&size=10");

    private final ShopUnderTest shop;
    private final Function<String, Instant> lastSuccess;
    private final Predicate<String> succeeds;
    private final JsonLines file;
    private final List<Recovery> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger awaiting = new AtomicInteger();
    private volatile boolean closed;

    /**
     * @param lastSuccess when an operation last succeeded; {@link Instant#EPOCH} for never
     * @param succeeds whether a buyer who asks for this path gets a good answer now
     */
    public Recoveries(ShopUnderTest shop, Path run, Function<String, Instant> lastSuccess, Predicate<String> succeeds) {
        this.shop = shop;
        this.lastSuccess = lastSuccess;
        this.succeeds = succeeds;
        this.file = new JsonLines(run.resolve("recoveries.jsonl"));
    }

    /** To be called right before the process is killed. */
    void watch(String process) {
        long pid = shop.pid(process);
        Instant killed = Instant.now();
        awaiting.incrementAndGet();
        Thread.ofVirtual().name("recovery-" + process).start(() -> {
            try {
                follow(process, pid, killed);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                awaiting.decrementAndGet();
            }
        });
    }

    private void follow(String process, long pid, Instant killed) throws InterruptedException {
        Instant end = killed.plus(LIMIT);
        Instant ready = null;
        while (ready == null && goesOn(end)) {
            Thread.sleep(LOOK_EVERY);
            ready = shop.pid(process) != pid && shop.isReady(process) ? Instant.now() : null;
        }
        Instant success = null;
        String service = process.replaceFirst("-\\d$", "");
        boolean needed = NEEDED_BY.containsKey(service) || ASKED_FOR.containsKey(service);
        while (needed && success == null && goesOn(end)) {
            success = success(service, killed);
            Thread.sleep(LOOK_EVERY);
        }
        note(process, killed, ready, success);
    }

    private @Nullable Instant success(String service, Instant killed) {
        String path = ASKED_FOR.get(service);
        if (path != null) {
            return succeeds.test(path) ? Instant.now() : null;
        }
        Instant last = lastSuccess.apply(String.valueOf(NEEDED_BY.get(service)));
        return last.isAfter(killed.plusMillis(500)) ? last : null;
    }

    private boolean goesOn(Instant end) {
        return !closed && Instant.now().isBefore(end);
    }

    private void note(String process, Instant killed, @Nullable Instant ready, @Nullable Instant success) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("process", process);
        line.put("killed_ms", killed.toEpochMilli());
        line.put("ready_ms", ready == null ? null : ready.toEpochMilli());
        line.put("first_success_ms", success == null ? null : success.toEpochMilli());
        synchronized (this) {
            if (closed) {
                return;
            }
            file.write(line);
        }
        if (ready != null) {
            all.add(new Recovery(
                    process,
                    Duration.between(killed, ready),
                    Optional.ofNullable(success).map(at -> Duration.between(killed, at))));
        }
    }

    /** Whether a killed process is still awaited; buyers who took a break now would be missed by it. */
    public boolean isAwaiting() {
        return awaiting.get() > 0;
    }

    public List<Recovery> all() {
        return List.copyOf(all);
    }

    @Override
    public synchronized void close() {
        closed = true;
        file.close();
    }
}
