package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.UnreadableFile;
import io.bookstore.catalog.imports.ImportRuns.TakenOver;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Works on one import until its end, and writes down how it ended. */
@Component
class RunImport {

    private static final Logger log = LoggerFactory.getLogger(RunImport.class);

    private final ImportRuns runs;
    private final ReadImport readImport;
    private final UndoImport undoImport;
    private final Spool spool;
    private final TransactionTemplate transaction;

    RunImport(
            ImportRuns runs,
            ReadImport readImport,
            UndoImport undoImport,
            Spool spool,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.readImport = readImport;
        this.undoImport = undoImport;
        this.spool = spool;
        this.transaction = transaction;
    }

    /** @param stopping asked between batches; another process then goes on */
    void run(ImportJob job, BooleanSupplier stopping) {
        try {
            boolean complete = job.undoOf() == null ? readImport.read(job, stopping) : undoImport.undo(job, stopping);
            if (complete) {
                end(job, null);
            } else {
                runs.release(job);
            }
        } catch (TakenOver other) {
            log.info("import {} is worked on by another process", job.id());
        } catch (TransientDataAccessException
                | NonTransientDataAccessResourceException
                | CannotCreateTransactionException away) {
            log.warn("import {} waits for the database", job.id(), away); // and is taken up again after a silence
        } catch (IOException | RuntimeException failure) {
            end(job, reason(job, failure));
        }
    }

    private static String reason(ImportJob job, Exception failure) {
        return switch (failure) {
            case UnreadableFile unreadable -> String.valueOf(unreadable.getMessage());
            case ZipException broken -> "The compressed file is broken.";
            case EOFException broken -> "The compressed file is broken.";
            case NoSuchFileException gone ->
                "The service was stopped in the middle and the file is gone. Send it again: what is in stays in.";
            default -> {
                log.error("import {} failed", job.id(), failure);
                yield "Something went wrong on our side. Send the file again: what is in stays in.";
            }
        };
    }

    private void end(ImportJob job, @Nullable String reason) {
        transaction.executeWithoutResult(status -> {
            runs.end(job, reason);
            if (job.undoOf() != null) {
                undoImport.settle(job.undoOf(), reason == null);
            }
        });
        boolean mayStillRun = job.dryRun() && reason == null;
        if (job.spool() != null && !mayStillRun) {
            spool.delete(job.spool());
        }
        log.info("import {} ended {}", job.id(), reason == null ? "" : reason);
    }
}
