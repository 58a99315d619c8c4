package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.Order;
import io.bookstore.cartorder.order.OrderAccess;
import io.bookstore.cartorder.order.Orders;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.cartorder.refund.OrderRefunds;
import io.bookstore.cartorder.refund.RefundStatus;
import io.bookstore.cartorder.refund.Restock;
import io.bookstore.platform.idempotency.Fingerprint;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class RefundController {

    private final OrderAccess access;
    private final Orders orders;
    private final RefundOrder refundOrder;
    private final OrderRefunds refunds;
    private final JsonMapper json;

    RefundController(
            OrderAccess access, Orders orders, RefundOrder refundOrder, OrderRefunds refunds, JsonMapper json) {
        this.access = access;
        this.orders = orders;
        this.refundOrder = refundOrder;
        this.refunds = refunds;
        this.json = json;
    }

    record RefundRequest(
            @Min(1) long amountCents,
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(max = 200) List<@NotNull @Valid Copies> restock,
            @Nullable UUID returnId) {

        record Copies(
                @NotNull UUID bookId, @Min(1) @Max(10_000) int quantity) {}

        @AssertTrue(message = "restock must not name a book twice")
        boolean isEachBookOnce() {
            Set<UUID> books = new HashSet<>();
            return restock == null
                    || restock.stream().filter(Objects::nonNull).allMatch(each -> books.add(each.bookId()));
        }

        List<Restock> copies() {
            return restock == null
                    ? List.of()
                    : restock.stream()
                            .map(each -> new Restock(each.bookId(), each.quantity()))
                            .toList();
        }
    }

    record RefundView(
            UUID id,
            UUID orderId,
            String status,
            long amountCents,
            String currency,
            String reason,
            List<Restock> restock,
            UUID madeBy,
            long refundedCents,
            Instant createdAt,
            Instant updatedAt) {}

    @PostMapping("/v1/admin/orders/{id}/refunds")
    ResponseEntity<RefundView> refund(
            @PathVariable String id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            Caller caller,
            @Valid @RequestBody RefundRequest request) {
        String checkedKey = IdempotencyKeys.checked(key);
        Order order = access.require(id, caller, null);
        var wish = new RefundOrder.Wish(
                order.id(),
                request.amountCents(),
                request.reason(),
                request.copies(),
                caller.requireUser(),
                request.returnId());
        String fingerprint = Fingerprint.of("refund " + order.id() + ' ' + json.writeValueAsString(request));
        return switch (refundOrder.refund(wish, checkedKey, fingerprint)) {
            case Refunding.Begun(UUID refundId) -> answer(refundId);
            case Refunding.Refused(var why) -> throw new ProblemException(RefundProblems.of(why));
            case Refunding.InFlight inFlight -> throw new ProblemException(RefundProblems.inFlight());
            case Refunding.OtherRequest other -> throw new ProblemException(RefundProblems.otherRequest());
        };
    }

    @GetMapping("/v1/admin/orders/{id}/refunds/{refund_id}")
    RefundView refund(@PathVariable String id, @PathVariable("refund_id") UUID refundId, Caller caller) {
        Order order = access.require(id, caller, null);
        return refunds.find(refundId)
                .filter(refund -> refund.orderId().equals(order.id()))
                .map(refund -> view(order, refund))
                .orElseThrow(() -> new ProblemException(Problems.notFound("There is no such refund.")));
    }

    private ResponseEntity<RefundView> answer(UUID refundId) {
        OrderRefund refund = refunds.find(refundId).orElseThrow();
        if (refund.status() == RefundStatus.FAILED) {
            throw new ProblemException(RefundProblems.refusedByPsp(refund));
        }
        Order order = orders.find(refund.orderId()).orElseThrow();
        return ResponseEntity.status(refund.isOpen() ? HttpStatus.ACCEPTED : HttpStatus.CREATED)
                .location(URI.create("/v1/admin/orders/" + order.id() + "/refunds/" + refundId))
                .body(view(order, refund));
    }

    private static RefundView view(Order order, OrderRefund refund) {
        return new RefundView(
                refund.id(),
                order.id(),
                refund.status().code(),
                refund.amountCents(),
                order.totals().currency(),
                refund.reason(),
                refund.restock(),
                refund.madeBy(),
                order.refundedCents(),
                refund.createdAt(),
                refund.updatedAt());
    }
}
