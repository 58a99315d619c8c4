package io.bookstore.catalog.exports;

import io.bookstore.catalog.browse.BookFilter;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ExportController {

    private static final int BUFFER = 65_536;

    private final ExportBooks exportBooks;
    private final Clock clock;

    ExportController(ExportBooks exportBooks, Clock clock) {
        this.exportBooks = exportBooks;
        this.clock = clock;
    }

    /** @param bookFormat the filter that the list of books calls {@code format}, which names the file's format here */
    @GetMapping("/v1/exports/books")
    void books(
            @RequestParam(defaultValue = "jsonl") String format,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String series,
            @RequestParam(name = "book_format", required = false) @Nullable String bookFormat,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable Boolean active,
            HttpServletResponse response)
            throws IOException {
        ExportFormat known = ExportFormat.of(format)
                .orElseThrow(() ->
                        new ProblemException(Problems.invalid("format", "must be one of " + ExportFormat.codes())));
        ExportBooks.Export export = exportBooks.begin(
                new BookFilter(category, author, series, bookFormat, language, null, active)); // answers 400 and 5xx
        response.setContentType(known.contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + known.fileName() + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        try (OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER)) {
            export.writeTo(known.writer(out, clock.instant()));
        } catch (RuntimeException broken) {
            throw new ExportBroken(broken);
        }
    }

    /** Nothing can be answered in the middle of a file: the connection is cut, so that nobody takes half for all. */
    @ExceptionHandler
    void cut(ExportBroken broken) {
        throw broken;
    }

    private static final class ExportBroken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ExportBroken(RuntimeException cause) {
            super("an export broke off", cause);
        }
    }
}
