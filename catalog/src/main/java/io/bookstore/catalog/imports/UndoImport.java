package io.bookstore.catalog.imports;

import io.bookstore.catalog.category.ShelfNames;
import io.bookstore.catalog.imports.ImportReports.RecordView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes back what an import did, from its last record to its first. */
@Component
class UndoImport {

    private static final int BATCH = 500;

    private final ImportRuns runs;
    private final ImportReports reports;
    private final UndoBatch undoBatch;
    private final ShelfNames shelfNames;
    private final TransactionTemplate transaction;

    UndoImport(
            ImportRuns runs,
            ImportReports reports,
            UndoBatch undoBatch,
            ShelfNames shelfNames,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.reports = reports;
        this.undoBatch = undoBatch;
        this.shelfNames = shelfNames;
        this.transaction = transaction;
    }

    /** @return whether it came to its end */
    boolean undo(ImportJob job, BooleanSupplier stopping) {
        UUID undone = Objects.requireNonNull(job.undoOf());
        ShelfNames.Lookup shelves = shelfNames.lookup();
        Progress progress = job.begun();
        while (!stopping.getAsBoolean()) {
            long below = progress.done() == 0 ? Long.MAX_VALUE : progress.done();
            List<RecordView> effects = eachBookOnce(reports.effectsBelow(undone, below, BATCH));
            if (effects.isEmpty()) {
                return true;
            }
            Progress before = progress;
            progress = Objects.requireNonNull(transaction.execute(status -> step(job, effects, before, shelves)));
        }
        return false;
    }

    private Progress step(ImportJob job, List<RecordView> effects, Progress before, ShelfNames.Lookup shelves) {
        List<Reported> reported = undoBatch.undo(job, effects, shelves);
        Progress after = before.plus(reported, effects.getLast().number(), 0);
        runs.progress(job, after);
        reports.add(job.id(), reported);
        return after;
    }

    /** A book that the import wrote twice is taken back in two steps, the later one first. */
    private static List<RecordView> eachBookOnce(List<RecordView> effects) {
        Set<UUID> books = new HashSet<>();
        List<RecordView> first = new ArrayList<>();
        for (RecordView effect : effects) {
            if (!books.add(Objects.requireNonNull(effect.bookId()))) {
                break;
            }
            first.add(effect);
        }
        return first;
    }

    /** What the import is after its undo has ended. */
    void settle(UUID undone, boolean complete) {
        runs.settle(undone, complete);
    }
}
