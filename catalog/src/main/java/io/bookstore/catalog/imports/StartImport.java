package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.platform.ids.Ids;
import jakarta.annotation.PreDestroy;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs imports in the background, a few at a time, and lets go of them between two batches when the service stops. */
@Component
class StartImport {

    private static final Logger log = LoggerFactory.getLogger(StartImport.class);
    private static final long PATIENCE_MILLIS = 8_000;

    private final ImportRuns runs;
    private final RunImport runImport;
    private final Semaphore slots;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    StartImport(ImportRuns runs, RunImport runImport, ImportSettings settings) {
        this.runs = runs;
        this.runImport = runImport;
        this.slots = new Semaphore(settings.atOnce());
    }

    boolean isFull() {
        return stopping || slots.availablePermits() == 0;
    }

    /** Begins an import of a file that is in the spool; later, when there is no room for it now. */
    void start(UUID id, String spool, NewImport wanted, Actor actor) {
        go(begin(id, spool, wanted, actor));
    }

    /** Only its row; in the transaction of the caller, if there is one. To be followed by {@link #go}. */
    ImportJob begin(UUID id, String spool, NewImport wanted, Actor actor) {
        ImportJob job = new ImportJob(
                id,
                Ids.next(),
                wanted.format(),
                spool,
                CsvColumns.parse(wanted.columns()),
                wanted.dryRun(),
                actor,
                null,
                Progress.NONE);
        runs.begin(job, wanted.columns());
        return job;
    }

    /** Begins the undo of an import; in the transaction of the caller, if there is one, only its row. */
    ImportJob beginUndo(UUID undone, Actor actor) {
        ImportJob job =
                new ImportJob(Ids.next(), Ids.next(), null, null, CsvColumns.NONE, false, actor, undone, Progress.NONE);
        runs.begin(job, null);
        return job;
    }

    /** Works on it in the background, or lets it wait for the next one who looks for such. */
    void go(ImportJob job) {
        if (stopping || !slots.tryAcquire()) {
            runs.release(job);
            return;
        }
        Thread thread = Thread.ofVirtual().name("import-" + job.id()).unstarted(() -> work(job));
        threads.add(thread);
        thread.start();
    }

    private void work(ImportJob job) {
        try {
            runImport.run(job, () -> stopping);
        } catch (RuntimeException unreachable) {
            log.error("import {}: its end could not be written down", job.id(), unreachable);
        } finally {
            threads.remove(Thread.currentThread());
            slots.release();
        }
    }

    @PreDestroy
    void stop() {
        stopping = true;
        for (Thread thread : threads) {
            try {
                thread.join(PATIENCE_MILLIS);
            } catch (InterruptedException hurry) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** @param columns see {@link CsvColumns} */
    record NewImport(
            ImportFormat format, boolean dryRun, @Nullable String columns) {}
}
