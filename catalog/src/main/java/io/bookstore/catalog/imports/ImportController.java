package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.imports.ImportRuns.ErrorView;
import io.bookstore.catalog.imports.ImportRuns.RunView;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ImportController {

    private final Spool spool;
    private final StartImport startImport;
    private final ImportRuns runs;

    ImportController(Spool spool, StartImport startImport, ImportRuns runs) {
        this.spool = spool;
        this.startImport = startImport;
        this.runs = runs;
    }

    @PostMapping(
            path = "/v1/imports",
            consumes = {
                "application/x-ndjson",
                "application/jsonl",
                "text/csv",
                "application/gzip",
                "application/x-gzip",
                "application/octet-stream"
            })
    ResponseEntity<StartedView> start(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body,
            Caller caller)
            throws IOException {
        ImportFormat known = format(format, contentType);
        if (startImport.isFull()) {
            throw tooMany(); // before the file is taken in
        }
        Path file = spool.receive(body);
        UUID id = startImport
                .start(() -> Files.newInputStream(file), known, dryRun, Actor.of(caller), () -> spool.delete(file))
                .orElseThrow(ImportController::tooMany);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + id))
                .body(new StartedView(id, "running"));
    }

    @GetMapping("/v1/imports/{id}")
    RunView run(@PathVariable UUID id) {
        return runs.find(id).orElseThrow(ImportController::notFound);
    }

    @GetMapping("/v1/imports/{id}/errors")
    ResponseEntity<Page<ErrorView>> errors(@PathVariable UUID id, PageQuery query, HttpServletRequest request) {
        if (runs.find(id).isEmpty()) {
            throw notFound();
        }
        String after = query.after();
        long afterLine = after == null ? 0 : line(Cursors.decode(after, 1).getFirst());
        List<ErrorView> errors = runs.errors(id, afterLine, query.limit(), after == null ? query.offset() : 0);
        return Page.of(errors, runs.countErrors(id), query, error -> Cursors.encode(error.line()))
                .answer(request);
    }

    private static ImportFormat format(@Nullable String format, String contentType) {
        String wanted = format != null ? format : contentType.startsWith("text/csv") ? "csv" : "jsonl";
        return switch (wanted) {
            case "jsonl" -> ImportFormat.JSONL;
            case "csv" -> ImportFormat.CSV;
            case "onix" ->
                throw new ProblemException(Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "format-not-supported",
                        "ONIX is not understood yet",
                        "This version reads jsonl and csv."));
            default -> throw new ProblemException(Problems.invalid("format", "must be one of jsonl, csv, onix"));
        };
    }

    private static long line(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException nonsense) {
            throw Cursors.invalid();
        }
    }

    private static ProblemException tooMany() {
        return new ProblemException(Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-imports",
                "Other imports are running",
                "Send the file again when one of them has ended."));
    }

    private static ProblemException notFound() {
        return new ProblemException(Problems.notFound("There is no such import."));
    }

    record StartedView(UUID id, String status) {}
}
