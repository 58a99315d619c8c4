package io.bookstore.cartorder.promotion;

import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The desk of promotions, for staff. */
@RestController
@RequestMapping("/v1/admin/promotions")
class PromotionController {

    private final Promotions promotions;
    private final ChangePromotion change;
    private final DryRun dryRun;
    private final Clock clock;

    PromotionController(Promotions promotions, ChangePromotion change, DryRun dryRun, Clock clock) {
        this.promotions = promotions;
        this.change = change;
        this.dryRun = dryRun;
        this.clock = clock;
    }

    record ChangesView(List<Promotions.Change> data) {}

    @GetMapping
    ResponseEntity<Page<PromotionView>> list(
            @RequestParam(required = false) @Nullable @Size(max = 120) String q,
            PageQuery page,
            HttpServletRequest request) {
        String wanted = q == null || q.isBlank() ? null : q.strip();
        List<Promotion> rows = promotions.page(wanted, page);
        Page<Promotion> found = Page.of(rows, promotions.count(wanted), page, Promotions::cursorOf);
        Map<UUID, List<PromotionView.Cost>> cost =
                promotions.cost(rows.stream().map(Promotion::id).toList());
        Instant now = clock.instant();
        List<PromotionView> views = rows.stream()
                .map(row -> PromotionView.of(row, cost.getOrDefault(row.id(), List.of()), now))
                .toList();
        return new Page<>(views, found.total(), found.limit(), found.offset(), found.nextCursor()).answer(request);
    }

    @PostMapping
    ResponseEntity<PromotionView> create(Caller caller, @Valid @RequestBody PromotionRequest request) {
        PromotionView made = view(change.add(request.terms(), caller.requireUser()));
        return ResponseEntity.created(URI.create("/v1/admin/promotions/" + made.id()))
                .eTag(ChangePromotion.etag(made.version()))
                .body(made);
    }

    @GetMapping("/{id}")
    ResponseEntity<PromotionView> show(@PathVariable UUID id) {
        return answer(id);
    }

    @PutMapping("/{id}")
    ResponseEntity<PromotionView> replace(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PromotionRequest request) {
        change.replace(id, ifMatch, request.terms(), caller.requireUser());
        return answer(id);
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> delete(
            Caller caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        change.delete(id, ifMatch, caller.requireUser());
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{id}/changes")
    ChangesView changes(@PathVariable UUID id) {
        Promotion promotion = promotions.find(id).orElseThrow(ChangePromotion::unknown);
        return new ChangesView(promotions.changes(promotion.id()));
    }

    /** What it would have given on the orders of the last seven days. */
    @PostMapping("/{id}/dry-run")
    DryRun.Report dryRun(@PathVariable UUID id) {
        return dryRun.run(promotions.find(id).orElseThrow(ChangePromotion::unknown));
    }

    private ResponseEntity<PromotionView> answer(UUID id) {
        PromotionView view = view(id);
        return ResponseEntity.ok().eTag(ChangePromotion.etag(view.version())).body(view);
    }

    private PromotionView view(UUID id) {
        Promotion promotion = promotions.find(id).orElseThrow(ChangePromotion::unknown);
        return PromotionView.of(promotion, promotions.cost(List.of(id)).getOrDefault(id, List.of()), clock.instant());
    }
}
