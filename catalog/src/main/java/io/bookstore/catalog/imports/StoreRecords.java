package io.bookstore.catalog.imports;

import io.bookstore.catalog.category.ShelfNames;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** A transaction for each batch; tried again when others were in the way, record by record when one is at fault. */
@Component
class StoreRecords {

    private static final Logger log = LoggerFactory.getLogger(StoreRecords.class);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final WriteBatch writeBatch;
    private final TransactionTemplate transaction;

    StoreRecords(WriteBatch writeBatch, TransactionTemplate transaction) {
        this.writeBatch = writeBatch;
        this.transaction = transaction;
    }

    Outcome store(List<ImportRecord> records, ShelfNames.Lookup shelves, ImportJob job) {
        try {
            return patiently(records, shelves, job);
        } catch (DataIntegrityViolationException refused) {
            if (records.size() > 1) {
                return oneByOne(records, shelves, job);
            }
            log.warn(
                    "import {}: the database refuses line {}",
                    job.id(),
                    records.getFirst().line(),
                    refused);
            Outcome outcome = new Outcome();
            outcome.failed(records.getFirst().line(), "cannot be stored");
            return outcome;
        }
    }

    private Outcome oneByOne(List<ImportRecord> records, ShelfNames.Lookup shelves, ImportJob job) {
        Outcome all = new Outcome();
        for (ImportRecord record : records) {
            Outcome one = store(List.of(record), shelves, job);
            all.added(one.added());
            all.changed(one.changed());
            all.unchanged(one.unchanged());
            one.errors().forEach(all::failed);
        }
        return all;
    }

    private Outcome patiently(List<ImportRecord> records, ShelfNames.Lookup shelves, ImportJob job) {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(records, shelves, job);
            } catch (DuplicateKeyException | TransientDataAccessException inTheWay) {
                if (attempt == TRIES) {
                    throw inTheWay;
                }
                pause(attempt);
            }
        }
    }

    private Outcome once(List<ImportRecord> records, ShelfNames.Lookup shelves, ImportJob job) {
        return transaction.execute(status -> {
            if (job.dryRun()) {
                status.setRollbackOnly();
            }
            return writeBatch.write(records, shelves, job.actor().importing(job.id()));
        });
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }
}
