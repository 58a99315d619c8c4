package io.bookstore.cartorder.returns;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageLimits;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Returns on the desk of staff. */
@RestController
@RequestMapping("/v1/admin/returns")
class ReturnDeskController {

    private static final String TEXT = "[^\\x00]*";
    private static final String NOT_TEXT = "must be text";

    private final Returns returns;
    private final DecideReturn decideReturn;

    ReturnDeskController(Returns returns, DecideReturn decideReturn) {
        this.returns = returns;
        this.decideReturn = decideReturn;
    }

    record Approve(
            @Nullable @Size(max = 1000) @Pattern(regexp = TEXT, message = NOT_TEXT)
            String note) {}

    record Refuse(
            @NotBlank @Size(max = 1000) @Pattern(regexp = TEXT, message = NOT_TEXT)
            String note) {}

    record Receive(
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items,

            @Nullable @Size(max = 1000) @Pattern(regexp = TEXT, message = NOT_TEXT)
            String note) {

        record Item(
                @NotNull UUID bookId,
                @Min(0) @Max(10_000) int restocked,
                @Min(0) @Max(10_000) int writtenOff) {}

        @AssertTrue(message = "items must not name a book twice")
        boolean isEachBookOnce() {
            Set<UUID> books = new HashSet<>();
            return items == null || items.stream().filter(Objects::nonNull).allMatch(each -> books.add(each.bookId()));
        }

        List<DecideReturn.Received> received() {
            return items.stream()
                    .map(item -> new DecideReturn.Received(item.bookId(), item.restocked(), item.writtenOff()))
                    .toList();
        }
    }

    @GetMapping
    ResponseEntity<Page<ReturnView>> list(
            @PageLimits(defaultLimit = 50, max = 200, capped = true) PageQuery page,
            @RequestParam(required = false) @Nullable String status,
            HttpServletRequest request) {
        ReturnStatus wanted = status == null
                ? null
                : ReturnStatus.of(status)
                        .orElseThrow(() -> new ProblemException(
                                Problems.invalid("status", "must be requested, approved, refused or received")));
        List<OrderReturn> rows = returns.page(wanted, page);
        Page<OrderReturn> found = Page.of(rows, returns.count(wanted), page, Returns::cursorOf);
        List<ReturnView> views = rows.stream().map(ReturnView::of).toList();
        return new Page<>(views, found.total(), found.limit(), found.offset(), found.nextCursor()).answer(request);
    }

    @GetMapping("/{id}")
    ResponseEntity<ReturnView> one(@PathVariable UUID id) {
        return answer(returns.find(id).orElseThrow(DecideReturn::unknown));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<ReturnView> approve(@PathVariable UUID id, @Valid @RequestBody Approve request) {
        return answer(decideReturn.approve(id, request.note()));
    }

    @PostMapping("/{id}/refuse")
    ResponseEntity<ReturnView> refuse(@PathVariable UUID id, @Valid @RequestBody Refuse request) {
        return answer(decideReturn.refuse(id, request.note()));
    }

    @PostMapping("/{id}/receive")
    ResponseEntity<ReturnView> receive(@PathVariable UUID id, @Valid @RequestBody Receive request) {
        return answer(decideReturn.receive(id, request.received(), request.note()));
    }

    private static ResponseEntity<ReturnView> answer(OrderReturn back) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(ReturnView.of(back));
    }
}
