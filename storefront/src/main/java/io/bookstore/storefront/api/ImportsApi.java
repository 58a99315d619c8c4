package io.bookstore.storefront.api;

import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import tools.jackson.databind.JsonNode;

/** What became of imported files; the files themselves go through {@link Transfers}. */
public interface ImportsApi {

    /** A run that has begun. */
    record Begun(String id) {}

    /**
     * What became of one record of a file.
     *
     * @param changes {@code {field: {from, to}}}
     */
    record Entry(
            @Nullable Long line,
            String outcome,
            @Nullable String isbn13,
            @Nullable String title,
            @Nullable String bookId,
            @Nullable String message,
            @Nullable JsonNode changes) {}

    @GetExchange("/v1/imports")
    Listing<ImportRun> runs(OnBehalf who, @RequestParam int limit, @RequestParam long offset);

    @GetExchange("/v1/imports/{id}")
    ImportRun run(OnBehalf who, @PathVariable String id);

    @GetExchange("/v1/imports/{id}/records")
    Listing<Entry> records(OnBehalf who, @PathVariable String id, @RequestParam MultiValueMap<String, String> query);

    /** Imports for real what a preview has shown. */
    @PostExchange("/v1/imports/{id}/run")
    Begun importPreviewed(OnBehalf who, @PathVariable String id);

    @PostExchange("/v1/imports/{id}/undo")
    @Nullable
    Begun undo(OnBehalf who, @PathVariable String id);
}
