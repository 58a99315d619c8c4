package io.bookstore.catalog.imports;

import io.bookstore.catalog.category.ShelfNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction for each batch, with what it did to books and how far the import is now: whatever happens, a record
 * counts once. Tried again when others were in the way, record by record when one is at fault.
 */
@Component
class StoreRecords {

    private static final Logger log = LoggerFactory.getLogger(StoreRecords.class);
    private static final int TRIES = 5;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final WriteBatch writeBatch;
    private final ImportRuns runs;
    private final ImportReports reports;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    StoreRecords(
            WriteBatch writeBatch,
            ImportRuns runs,
            ImportReports reports,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        this.writeBatch = writeBatch;
        this.runs = runs;
        this.reports = reports;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param others reported already
     * @param done how many records of the file are over when these are
     */
    Progress store(
            ImportJob job,
            List<ImportRecord> records,
            List<Reported> others,
            Progress before,
            long done,
            ShelfNames.Lookup shelves) {
        int unknown = records.stream().mapToInt(ImportRecord::unknownCategories).sum();
        Batch batch = new Batch(job, records, others, before, done, unknown, shelves);
        try {
            return patiently(() -> once(batch, () -> write(batch, records)));
        } catch (DataIntegrityViolationException refused) {
            return patiently(() -> once(batch, () -> oneByOne(batch)));
        }
    }

    private Progress once(Batch batch, Supplier<List<Reported>> write) {
        ImportJob job = batch.job();
        if (!job.dryRun()) {
            return Objects.requireNonNull(transaction.execute(status -> note(batch, write.get())));
        }
        List<Reported> preview = Objects.requireNonNull(transaction.execute(status -> {
            status.setRollbackOnly();
            return write.get();
        }));
        return Objects.requireNonNull(transaction.execute(status -> note(batch, preview)));
    }

    private Progress note(Batch batch, List<Reported> written) {
        List<Reported> all = new ArrayList<>(batch.others());
        all.addAll(written);
        Progress progress = batch.before().plus(all, batch.done(), batch.unknownCategories());
        runs.progress(batch.job(), progress);
        reports.add(batch.job().id(), all);
        return progress;
    }

    private List<Reported> write(Batch batch, List<ImportRecord> records) {
        ImportJob job = batch.job();
        return records.isEmpty()
                ? List.of()
                : writeBatch.write(records, batch.shelves(), job.actor().importing(job.id()));
    }

    private List<Reported> oneByOne(Batch batch) {
        List<Reported> all = new ArrayList<>();
        for (ImportRecord record : batch.records()) {
            jdbc.execute("savepoint one_record");
            try {
                all.addAll(write(batch, List.of(record)));
            } catch (DataIntegrityViolationException refused) {
                log.warn("import {}: the database refuses line {}", batch.job().id(), record.line(), refused);
                jdbc.execute("rollback to savepoint one_record");
                all.add(Reported.failed(record, "cannot be stored"));
            }
            jdbc.execute("release savepoint one_record");
        }
        return all;
    }

    private static Progress patiently(Supplier<Progress> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (DuplicateKeyException | TransientDataAccessException inTheWay) {
                if (attempt == TRIES) {
                    throw inTheWay;
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(PAUSE.multipliedBy(attempt));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stop);
        }
    }

    private record Batch(
            ImportJob job,
            List<ImportRecord> records,
            List<Reported> others,
            Progress before,
            long done,
            int unknownCategories,
            ShelfNames.Lookup shelves) {}
}
