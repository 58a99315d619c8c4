package io.bookstore.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Deletes events of more than 14 days ago, a few at a time. Has a scheduler of its own, so that this library does not
 * switch on the scheduling of the service that uses it.
 */
final class OutboxRetention implements SmartLifecycle {

    private static final Duration KEPT = Duration.ofDays(14);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final int CHUNK = 1_000;

    private final OutboxRows rows;
    private final Sequencer sequencer;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private @Nullable SimpleAsyncTaskScheduler scheduler;

    OutboxRetention(OutboxRows rows, Sequencer sequencer, PlatformTransactionManager transactions, Clock clock) {
        this.rows = rows;
        this.sequencer = sequencer;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    void prune() {
        Instant before = clock.instant().minus(KEPT);
        do {
            sequencer.advance(); // events that nobody reads grow old too
        } while (pruneChunk(before));
    }

    private boolean pruneChunk(Instant before) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            rows.lock();
            return rows.prune(before, CHUNK);
        }));
    }

    @Override
    public void start() {
        SimpleAsyncTaskScheduler started = new SimpleAsyncTaskScheduler();
        started.setClock(clock);
        started.setVirtualThreads(true);
        started.setThreadNamePrefix("outbox-retention-");
        var _ = started.scheduleWithFixedDelay(this::prune, clock.instant().plus(Duration.ofMinutes(1)), EVERY);
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
