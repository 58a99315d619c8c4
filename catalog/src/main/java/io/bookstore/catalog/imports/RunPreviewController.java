package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.imports.ImportController.StartedView;
import io.bookstore.catalog.imports.ImportReports.RunView;
import io.bookstore.catalog.imports.ImportRuns.Previewed;
import io.bookstore.catalog.imports.StartImport.NewImport;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Imports for real what a dry run has shown, without the file being sent again. */
@RestController
class RunPreviewController {

    private final ImportRuns runs;
    private final ImportReports reports;
    private final StartImport startImport;
    private final Spool spool;
    private final TransactionTemplate transaction;

    RunPreviewController(
            ImportRuns runs,
            ImportReports reports,
            StartImport startImport,
            Spool spool,
            TransactionTemplate transaction) {
        this.runs = runs;
        this.reports = reports;
        this.startImport = startImport;
        this.spool = spool;
        this.transaction = transaction;
    }

    @PostMapping("/v1/imports/{id}/run")
    ResponseEntity<StartedView> run(@PathVariable UUID id, Caller caller) {
        RunView preview = reports.run(id).orElseThrow(ImportController::notFound);
        refuse(preview);
        if (startImport.isFull()) {
            throw ImportController.tooMany();
        }
        Optional<ImportJob> begun = transaction.execute(status -> begin(id, Actor.of(caller)));
        if (begun == null || begun.isEmpty()) {
            throw notRunnable("Its file was imported already, or is kept no longer: send it again.");
        }
        ImportJob job = begun.get();
        startImport.go(job);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + job.id()))
                .body(new StartedView(job.id(), "running"));
    }

    /** Empty when somebody else was faster, or when the sweep was. */
    private Optional<ImportJob> begin(UUID id, Actor actor) {
        Optional<Previewed> file = runs.takeFile(id);
        return file.filter(previewed -> spool.has(previewed.spool()))
                .map(previewed -> startImport.begin(
                        Ids.next(),
                        previewed.spool(),
                        new NewImport(previewed.format(), false, previewed.columns()),
                        actor));
    }

    private static void refuse(RunView run) {
        if (!run.dryRun()) {
            throw notRunnable("It was no dry run: what it found is in the catalogue already.");
        }
        if (!run.status().equals("done")) {
            throw notRunnable(run.status().equals("running") ? "It is still running." : "It did not come to its end.");
        }
    }

    private static ProblemException notRunnable(String why) {
        return new ProblemException(Problems.of(HttpStatus.CONFLICT, "not-runnable", "This import cannot be run", why));
    }
}
