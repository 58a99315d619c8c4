package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.imports.ImportController.StartedView;
import io.bookstore.catalog.imports.ImportReports.RunView;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UndoController {

    private final ImportRuns runs;
    private final ImportReports reports;
    private final StartImport startImport;
    private final TransactionTemplate transaction;

    UndoController(ImportRuns runs, ImportReports reports, StartImport startImport, TransactionTemplate transaction) {
        this.runs = runs;
        this.reports = reports;
        this.startImport = startImport;
        this.transaction = transaction;
    }

    @PostMapping("/v1/imports/{id}/undo")
    ResponseEntity<StartedView> undo(@PathVariable UUID id, Caller caller) {
        RunView run = reports.run(id).orElseThrow(ImportController::notFound);
        refuse(run);
        Optional<ImportJob> begun = Objects.requireNonNull(transaction.execute(status -> begin(id, Actor.of(caller))));
        begun.ifPresent(startImport::go);
        UUID undo = begun.map(ImportJob::id)
                .or(() -> reports.undoOf(id))
                .orElseThrow(() -> notUndoable("Its undo has just ended without success. Try again."));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + undo))
                .body(new StartedView(undo, "running"));
    }

    /** Empty when somebody else was faster. */
    private Optional<ImportJob> begin(UUID id, Actor actor) {
        return runs.move(id, List.of("done", "failed"), "undoing")
                ? Optional.of(startImport.beginUndo(id, actor))
                : Optional.empty();
    }

    private static void refuse(RunView run) {
        if (run.undoOf() != null) {
            throw notUndoable("It is itself the undo of another import: import that file again.");
        }
        if (run.dryRun()) {
            throw notUndoable("It was a dry run and changed nothing.");
        }
        if (run.status().equals("running")) {
            throw notUndoable("It is still running.");
        }
    }

    private static ProblemException notUndoable(String why) {
        return new ProblemException(
                Problems.of(HttpStatus.CONFLICT, "not-undoable", "This import cannot be undone", why));
    }
}
