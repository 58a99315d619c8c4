package io.bookstore.search.desk;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.problem.Problems.FieldError;
import io.bookstore.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The lists that staff keep. What is changed here counts for the next search. */
@RestController
@Tag(name = "Search desk")
class DeskController {

    private static final int MOST = 5000;

    private final DeskLists lists;
    private final DeskRules rules;
    private final SearchDesk desk;

    DeskController(DeskLists lists, DeskRules rules, SearchDesk desk) {
        this.lists = lists;
        this.rules = rules;
        this.desk = desk;
    }

    @GetMapping("/v1/admin/search/synonyms")
    @Operation(summary = "Synonyms, in the format of Solr")
    ResponseEntity<Synonyms> synonyms() {
        return answer(lists.read(DeskKind.SYNONYMS, String.class), Synonyms::new);
    }

    @PutMapping("/v1/admin/search/synonyms")
    @Operation(summary = "Replace the synonyms; they count from the next search on")
    ResponseEntity<Synonyms> replace(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Synonyms sent,
            Caller caller) {
        refuse(rules.ofSynonyms(sent.rules()));
        return replaced(DeskKind.SYNONYMS, sent.rules(), new Expected(ifMatch, sent.version()), caller, Synonyms::new);
    }

    @GetMapping("/v1/admin/search/pins")
    @Operation(summary = "Books that staff put on top of a query")
    ResponseEntity<Pins> pins() {
        return answer(lists.read(DeskKind.PINS, Pin.class), Pins::new);
    }

    @PutMapping("/v1/admin/search/pins")
    @Operation(summary = "Replace the pins")
    ResponseEntity<Pins> replace(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Pins sent,
            Caller caller) {
        refuse(rules.ofPins(sent.pins()));
        return replaced(DeskKind.PINS, sent.pins(), new Expected(ifMatch, sent.version()), caller, Pins::new);
    }

    @GetMapping("/v1/admin/search/redirects")
    @Operation(summary = "Queries that lead to a page of the shop")
    ResponseEntity<Redirects> redirects() {
        return answer(lists.read(DeskKind.REDIRECTS, Redirect.class), Redirects::new);
    }

    @PutMapping("/v1/admin/search/redirects")
    @Operation(summary = "Replace the redirects")
    ResponseEntity<Redirects> replace(
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody Redirects sent,
            Caller caller) {
        refuse(rules.ofRedirects(sent.redirects()));
        return replaced(
                DeskKind.REDIRECTS, sent.redirects(), new Expected(ifMatch, sent.version()), caller, Redirects::new);
    }

    private <T, V> ResponseEntity<V> replaced(
            DeskKind kind, List<T> entries, Expected expected, Caller caller, BiFunction<List<T>, Long, V> view) {
        long version = lists.replace(kind, entries, expected, caller.requireUser())
                .orElseThrow(() -> new ProblemException(Problems.of(
                        HttpStatus.PRECONDITION_FAILED,
                        "stale",
                        "The list has changed since",
                        "Read it again and repeat the change.")));
        desk.refresh();
        return answer(new DeskLists.Stored<>(entries, version), view);
    }

    private static <T, V> ResponseEntity<V> answer(DeskLists.Stored<T> stored, BiFunction<List<T>, Long, V> view) {
        return ResponseEntity.ok()
                .eTag("\"" + stored.version() + "\"")
                .body(view.apply(stored.entries(), stored.version()));
    }

    private static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            ProblemDetail problem = Problems.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "invalid-list",
                    "The list breaks a rule",
                    errors.getFirst().field() + " " + errors.getFirst().message());
            problem.setProperty("errors", errors);
            throw new ProblemException(problem);
        }
    }

    /** @param version as it was read, to be sure that nobody changed the list meanwhile; may be left out */
    record Synonyms(
            @NotNull @Size(max = MOST) List<@NotNull @Size(min = 1, max = 500) String> rules,
            @Nullable Long version) {}

    record Pins(
            @NotNull @Size(max = MOST) List<@NotNull @Valid Pin> pins,
            @Nullable Long version) {}

    record Redirects(
            @NotNull @Size(max = MOST) List<@NotNull @Valid Redirect> redirects,
            @Nullable Long version) {}
}
