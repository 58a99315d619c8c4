package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Reconciliation", description = "Whether Stripe, payments and orders agree. Staff only.")
class ReconciliationController {

    private final Runs runs;
    private final Findings findings;

    ReconciliationController(Runs runs, Findings findings) {
        this.runs = runs;
        this.findings = findings;
    }

    record Compared(long intents, long refunds, long orders) {}

    /**
     * @param error why the last run did not come to its end, null when it did
     * @param comparedUntil all that Stripe made before is compared
     */
    record LastRun(
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant comparedUntil,
            @Nullable String error,
            Compared compared) {}

    record View(
            LastRun lastRun,
            long open,
            long repaired,
            List<Findings.Row> data,
            long total,
            int limit,
            long offset,
            @Nullable String nextCursor) {}

    @GetMapping("/v1/admin/reconciliation")
    @Operation(summary = "The last comparison, and what did not agree, seen last first")
    ResponseEntity<View> reconciliation(
            @RequestParam(required = false)
                    @Pattern(regexp = "open|repaired|resolved", message = "must be open, repaired or resolved")
                    @Nullable
                    String state,
            PageQuery query,
            HttpServletRequest request) {
        Runs.State last = runs.state();
        Page<Findings.Row> page =
                Page.of(findings.page(state, query), findings.count(state), query, Findings::cursorOf);
        return ResponseEntity.ok()
                .headers(page.answer(request).getHeaders())
                .body(new View(
                        new LastRun(
                                last.startedAt(),
                                last.finishedAt(),
                                last.watermark(),
                                last.error(),
                                new Compared(last.intents(), last.refunds(), last.orders())),
                        findings.count("open"),
                        findings.count("repaired"),
                        page.data(),
                        page.total(),
                        page.limit(),
                        page.offset(),
                        page.nextCursor()));
    }
}
