package io.bookstore.search.index;

import io.bookstore.search.projection.KnownBooks;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** Sweeps when it is time or somebody asked, on the replica that writes the index. */
@Component
class Sweeper {

    private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

    private final Sweeps sweeps;
    private final CatalogSweep catalog;
    private final IndexSweep index;
    private final KnownBooks books;
    private final WriterLease lease;
    private final SweepSettings settings;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private volatile Drift last = Drift.NONE;

    Sweeper(
            Sweeps sweeps,
            CatalogSweep catalog,
            IndexSweep index,
            KnownBooks books,
            WriterLease lease,
            SweepSettings settings,
            MeterRegistry meters) {
        this.sweeps = sweeps;
        this.catalog = catalog;
        this.index = index;
        this.books = books;
        this.lease = lease;
        this.settings = settings;
        gauge(meters, "missing", Drift::missing);
        gauge(meters, "stale", Drift::stale);
        gauge(meters, "extra", Drift::extra);
    }

    @Scheduled(initialDelayString = "PT5S", fixedDelayString = "PT1S")
    void look() {
        last = sweeps.last().drift();
        boolean isOurs = lease.isHeldNow() && sweeps.isDue(settings.every()) && !books.areBeingLoaded();
        if (isOurs && sweeping.compareAndSet(false, true)) {
            Thread.ofVirtual().name("index-sweep").start(this::sweep);
        }
    }

    private void sweep() {
        try {
            sweeps.begin();
            run();
        } catch (RuntimeException failed) {
            log.error("a sweep came to no end; it is begun again", failed);
        } finally {
            sweeping.set(false);
        }
    }

    /** Catalog may be away: the index is compared all the same. */
    private void run() {
        Drift drift = Drift.NONE;
        String problem = null;
        try {
            drift = catalog.run(this::pause);
        } catch (RestClientException unreachable) {
            log.warn("the projection is not compared with catalog: {}", unreachable.getMessage());
            problem = "catalog: " + unreachable.getMessage();
        }
        try {
            drift = drift.and(index.run(this::pause));
        } catch (RuntimeException failed) {
            sweeps.end(drift, "index: " + failed.getMessage());
            throw failed;
        }
        sweeps.end(drift, problem);
        last = drift;
        log.info("swept: {}", drift);
    }

    private void pause() {
        try {
            Thread.sleep(settings.grace());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Pauses.Stopped();
        }
        if (!lease.isHeldNow()) {
            throw new Pauses.Stopped();
        }
    }

    private void gauge(MeterRegistry meters, String kind, ToLongFunction<Drift> value) {
        Gauge.builder("bookstore.search.drift", this, sweeper -> value.applyAsLong(sweeper.last))
                .description("Books that the last sweep found different between catalogue, projection and index")
                .tag("kind", kind)
                .register(meters);
    }
}
