package io.bookstore.platform.idempotency;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

/** Forgets keys of more than 30 days ago, a few at a time. */
final class KeyRetention implements SmartLifecycle {

    private static final Duration EVERY = Duration.ofHours(1);
    private static final int CHUNK = 1_000;

    private static final String PRUNE = """
            delete from idempotency_key where (owner, key) in (
                select owner, key from idempotency_key
                where created_at < clock_timestamp() - interval '30 days'
                limit :chunk for update skip locked)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private @Nullable SimpleAsyncTaskScheduler scheduler;

    KeyRetention(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void prune() {
        int deleted;
        do {
            deleted = jdbc.sql(PRUNE).param("chunk", CHUNK).update();
        } while (deleted == CHUNK);
    }

    @Override
    public void start() {
        SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
        started.setClock(clock);
        started.setVirtualThreads(true);
        started.setThreadNamePrefix("idempotency-retention-");
        var _ = started.scheduleWithFixedDelay(this::prune, clock.instant().plus(Duration.ofMinutes(2)), EVERY);
        scheduler = started;
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.close();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
