package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.platform.ids.Ids;
import jakarta.annotation.PreDestroy;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Starts imports in the background, a few at a time, and ends them between two batches when the service stops. */
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
        return slots.availablePermits() == 0;
    }

    /**
     * @param whenDone is run in any case
     * @return the import's id; empty when too many run already
     */
    Optional<UUID> start(ImportJob.Source source, ImportFormat format, boolean dryRun, Actor actor, Runnable whenDone) {
        if (!slots.tryAcquire()) {
            whenDone.run();
            return Optional.empty();
        }
        UUID id = Ids.next();
        Runnable work = () -> work(new ImportJob(id, source, format, dryRun, actor), whenDone);
        Thread thread = Thread.ofVirtual().name("import-" + id).unstarted(work);
        try {
            runs.begin(id, format, dryRun, actor);
            threads.add(thread);
            thread.start();
            return Optional.of(id);
        } catch (RuntimeException notBegun) {
            release(whenDone);
            throw notBegun;
        }
    }

    private void work(ImportJob job, Runnable whenDone) {
        try {
            runImport.run(job, () -> stopping);
        } catch (RuntimeException unreachable) {
            log.error("import {}: its end could not be written down", job.id(), unreachable);
        } finally {
            threads.remove(Thread.currentThread());
            release(whenDone);
        }
    }

    private void release(Runnable whenDone) {
        slots.release();
        whenDone.run();
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
}
