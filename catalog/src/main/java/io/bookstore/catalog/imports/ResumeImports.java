package io.bookstore.catalog.imports;

import io.bookstore.catalog.imports.ImportRuns.Silent;
import io.bookstore.platform.ids.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with imports whose process died or was stopped, of this replica and of others. */
@Component
class ResumeImports {

    private static final Logger log = LoggerFactory.getLogger(ResumeImports.class);

    /** Its own replica may come back with a disk that the others do not see. */
    private static final Duration PATIENCE_FOR_FILE = Duration.ofMinutes(10);

    private final ImportRuns runs;
    private final Spool spool;
    private final StartImport startImport;
    private final ImportSettings settings;
    private final Clock clock;

    ResumeImports(ImportRuns runs, Spool spool, StartImport startImport, ImportSettings settings, Clock clock) {
        this.runs = runs;
        this.spool = spool;
        this.startImport = startImport;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sweep() {
        spool.sweep(runs.spooled());
    }

    @Scheduled(fixedDelayString = "${catalog.import.resume-every:5s}")
    void resume() {
        Instant now = clock.instant();
        for (Silent silent : runs.silentSince(now.minus(settings.silence()))) {
            if (startImport.isFull()) {
                return;
            }
            boolean here = silent.file().map(spool::has).orElse(true);
            boolean lost = silent.seenAt().toInstant().isBefore(now.minus(PATIENCE_FOR_FILE));
            UUID owner = Ids.next();
            if ((here || lost) && runs.claim(silent, owner)) {
                log.info(
                        "import {} goes on after {} records",
                        silent.id(),
                        silent.progress().done());
                startImport.go(silent.job(owner));
            }
        }
    }
}
