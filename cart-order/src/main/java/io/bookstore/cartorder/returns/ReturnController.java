package io.bookstore.cartorder.returns;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderAccess;
import io.bookstore.cartorder.order.OrderTokens;
import io.bookstore.platform.idempotency.Fingerprint;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Returns of one order, for its owner, a guest with its token, and staff. */
@RestController
@RequestMapping("/v1/orders/{id}/returns")
class ReturnController {

    private final OrderAccess access;
    private final RequestReturn requestReturn;
    private final Returns returns;
    private final JsonMapper json;

    ReturnController(OrderAccess access, RequestReturn requestReturn, Returns returns, JsonMapper json) {
        this.access = access;
        this.requestReturn = requestReturn;
        this.returns = returns;
        this.json = json;
    }

    record ReturnRequest(
            @NotEmpty @Size(max = 200) List<@NotNull @Valid Item> items,

            @Nullable @Pattern(regexp = "refund|exchange", message = "must be refund or exchange")
            String wish,

            @Nullable @Size(max = 1000) @Pattern(regexp = "[^\\x00]*", message = "must be text")
            String note) {

        record Item(
                @NotNull UUID bookId,
                @Min(1) @Max(10_000) int quantity,

                @NotNull
                @Pattern(
                        regexp = "damaged|wrong_item|not_as_described|changed_mind|arrived_late|other",
                        message = "must be damaged, wrong_item, not_as_described, changed_mind, arrived_late or other")
                String reason) {}

        @AssertTrue(message = "items must not name a book twice")
        boolean isEachBookOnce() {
            Set<UUID> books = new HashSet<>();
            return items == null || items.stream().filter(Objects::nonNull).allMatch(each -> books.add(each.bookId()));
        }

        AskReturn.Wish of(Order order, boolean byStaff) {
            return new AskReturn.Wish(
                    order,
                    items.stream()
                            .map(item -> new AskReturn.Copies(item.bookId(), item.quantity(), item.reason()))
                            .toList(),
                    wish == null ? "refund" : wish,
                    note,
                    byStaff);
        }
    }

    record ReturnList(List<ReturnView> data, int total) {}

    @PostMapping
    ResponseEntity<ReturnView> request(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller,
            @Valid @RequestBody ReturnRequest request) {
        Order order = access.require(id, caller, token);
        String fingerprint = Fingerprint.of("return " + order.id() + ' ' + json.writeValueAsString(request));
        UUID made = requestReturn.request(request.of(order, caller.isStaff()), key, fingerprint);
        return ResponseEntity.created(URI.create("/v1/orders/" + order.id() + "/returns/" + made))
                .cacheControl(CacheControl.noStore())
                .body(ReturnView.of(returns.find(made).orElseThrow()));
    }

    @GetMapping
    ResponseEntity<ReturnList> list(
            @PathVariable String id,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        List<ReturnView> all = returns.of(access.require(id, caller, token).id()).stream()
                .map(ReturnView::of)
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ReturnList(all, all.size()));
    }

    @GetMapping("/{return_id}")
    ResponseEntity<ReturnView> one(
            @PathVariable String id,
            @PathVariable("return_id") UUID returnId,
            @RequestHeader(name = OrderTokens.HEADER, required = false) @Nullable String token,
            Caller caller) {
        Order order = access.require(id, caller, token);
        ReturnView view = returns.find(returnId)
                .filter(back -> back.orderId().equals(order.id()))
                .map(ReturnView::of)
                .orElseThrow(DecideReturn::unknown);
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view);
    }
}
