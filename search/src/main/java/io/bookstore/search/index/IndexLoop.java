package io.bookstore.search.index;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that keeps the index like the projection. Whatever fails is tried again: the rows stay dirty. */
@Component
class IndexLoop implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(IndexLoop.class);
    private static final long KEEP_EVERY_NANOS = Duration.ofSeconds(10).toNanos();
    private static final long CLEAR_EVERY_NANOS = Duration.ofHours(1).toNanos();
    private static final Duration AFTER_FAILURE = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final WriterLease lease;
    private final IndexKeeper keeper;
    private final IndexWriter writer;
    private final IndexBuild build;
    private final IndexPace pace;
    private final IndexSettings settings;
    private long keepAt = System.nanoTime();
    private long clearAt = System.nanoTime();
    private volatile boolean running;
    private @Nullable Thread thread;

    IndexLoop(
            WriterLease lease,
            IndexKeeper keeper,
            IndexWriter writer,
            IndexBuild build,
            IndexPace pace,
            IndexSettings settings) {
        this.lease = lease;
        this.keeper = keeper;
        this.writer = writer;
        this.build = build;
        this.pace = pace;
        this.settings = settings;
    }

    @Override
    public boolean isAutoStartup() {
        return settings.writerEnabled();
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofVirtual().name("index-writer").start(this::run);
    }

    @Override
    public synchronized void stop() {
        running = false;
        Thread writing = thread;
        thread = null;
        if (writing != null) {
            try {
                if (!writing.join(PATIENCE)) {
                    log.warn("the index writer does not come to an end; what it was writing is written again");
                    writing.interrupt();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        int failures = 0;
        while (running) {
            boolean more = false;
            try {
                boolean mine = lease.isHeld();
                if (!mine) {
                    pace.forget();
                }
                more = mine && work();
                failures = 0;
            } catch (RuntimeException failed) {
                keepAt = System.nanoTime(); // perhaps the index is gone
                pace.forget();
                if (Integer.bitCount(++failures) == 1) {
                    log.warn("the index is not written now (failure {} in a row)", failures, failed);
                }
            }
            if (!more) {
                pause(failures > 0 ? AFTER_FAILURE : settings.poll());
            }
        }
        lease.release();
    }

    /** Answers whether there is more to do at once. */
    private boolean work() {
        if (System.nanoTime() - keepAt >= 0) {
            keeper.keep();
            keepAt = System.nanoTime() + KEEP_EVERY_NANOS;
        }
        if (System.nanoTime() - clearAt >= 0) {
            keeper.clear();
            clearAt = System.nanoTime() + CLEAR_EVERY_NANOS;
        }
        Optional<Target> building = build.prepare();
        int changed = writer.writeChanges();
        pace.after(changed);
        return building.map(build::step).orElse(false) || changed > 0;
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
