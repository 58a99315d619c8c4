package io.bookstore.catalog.imports;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.imports.ImportReports.RecordView;
import io.bookstore.catalog.imports.ImportReports.RunView;
import io.bookstore.catalog.imports.Reported.Outcome;
import io.bookstore.catalog.imports.StartImport.NewImport;
import io.bookstore.platform.ids.Ids;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
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
    private final ImportReports reports;

    ImportController(Spool spool, StartImport startImport, ImportReports reports) {
        this.spool = spool;
        this.startImport = startImport;
        this.reports = reports;
    }

    @PostMapping(
            path = "/v1/imports",
            consumes = {
                "application/x-ndjson",
                "application/jsonl",
                "text/csv",
                "application/xml",
                "text/xml",
                "application/gzip",
                "application/x-gzip",
                "application/octet-stream"
            })
    ResponseEntity<StartedView> start(
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(name = "dry_run", defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String columns,
            @RequestHeader(HttpHeaders.CONTENT_TYPE) String contentType,
            InputStream body,
            Caller caller)
            throws IOException {
        ImportFormat known = format(format, contentType);
        if (columns != null && known != ImportFormat.CSV) {
            throw new ProblemException(Problems.invalid("columns", "is for csv only"));
        }
        CsvColumns.parse(columns);
        if (startImport.isFull()) {
            throw tooMany(); // before the file is taken in
        }
        UUID id = Ids.next();
        String file = spool.receive(id, body);
        startImport.start(id, file, new NewImport(known, dryRun, columns), Actor.of(caller));
        return ResponseEntity.accepted()
                .location(URI.create("/v1/imports/" + id))
                .body(new StartedView(id, "running"));
    }

    @GetMapping("/v1/imports")
    ResponseEntity<Page<RunView>> runs(PageQuery query, HttpServletRequest request) {
        String after = query.after();
        UUID before = after == null ? null : id(Cursors.decode(after, 1).getFirst());
        List<RunView> runs = reports.runs(before, query.limit(), after == null ? query.offset() : 0);
        return Page.of(runs, reports.countRuns(), query, run -> Cursors.encode(run.id()))
                .answer(request);
    }

    @GetMapping("/v1/imports/{id}")
    RunView run(@PathVariable UUID id) {
        return reports.run(id).orElseThrow(ImportController::notFound);
    }

    @GetMapping("/v1/imports/{id}/records")
    ResponseEntity<Page<RecordView>> records(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String outcome,
            PageQuery query,
            HttpServletRequest request) {
        RunView run = run(id);
        if (outcome != null
                && Arrays.stream(Outcome.values())
                        .noneMatch(known -> known.code().equals(outcome))) {
            throw new ProblemException(Problems.invalid(
                    "outcome",
                    "must be one of "
                            + Arrays.stream(Outcome.values()).map(Outcome::code).collect(Collectors.joining(", "))));
        }
        return Page.of(page(id, outcome, query), run.count(outcome), query, each -> Cursors.encode(each.number()))
                .answer(request);
    }

    @GetMapping("/v1/imports/{id}/errors")
    ResponseEntity<Page<ErrorView>> errors(@PathVariable UUID id, PageQuery query, HttpServletRequest request) {
        RunView run = run(id);
        List<RecordView> failed = page(id, Outcome.FAILED.code(), query);
        String next = failed.isEmpty() ? "" : Cursors.encode(failed.getLast().number());
        List<ErrorView> errors = failed.stream()
                .map(each -> new ErrorView(each.line(), String.valueOf(each.message())))
                .toList();
        return Page.of(errors, run.failed(), query, error -> next).answer(request);
    }

    private List<RecordView> page(UUID id, @Nullable String outcome, PageQuery query) {
        String after = query.after();
        long number = after == null ? 0 : number(Cursors.decode(after, 1).getFirst());
        return reports.records(id, outcome, number, query.limit(), after == null ? query.offset() : 0);
    }

    private static ImportFormat format(@Nullable String format, String contentType) {
        String byType = contentType.startsWith("text/csv") ? "csv" : contentType.contains("xml") ? "onix" : "jsonl";
        return switch (format == null ? byType : format) {
            case "jsonl" -> ImportFormat.JSONL;
            case "csv" -> ImportFormat.CSV;
            case "onix" -> ImportFormat.ONIX;
            default -> throw new ProblemException(Problems.invalid("format", "must be one of jsonl, csv, onix"));
        };
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException nonsense) {
            throw Cursors.invalid();
        }
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException nonsense) {
            throw Cursors.invalid();
        }
    }

    static ProblemException tooMany() {
        return new ProblemException(Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "too-many-imports",
                "Other imports are running",
                "Send the file again when one of them has ended."));
    }

    static ProblemException notFound() {
        return new ProblemException(Problems.notFound("There is no such import."));
    }

    record StartedView(UUID id, String status) {}

    record ErrorView(long line, String message) {}
}
