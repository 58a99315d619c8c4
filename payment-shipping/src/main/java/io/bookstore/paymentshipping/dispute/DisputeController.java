package io.bookstore.paymentshipping.dispute;

import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Disputes", description = "Payments that cardholders do not accept. Staff only.")
class DisputeController {

    private final Disputes disputes;

    DisputeController(Disputes disputes) {
        this.disputes = disputes;
    }

    /**
     * @param status Stripe's word
     * @param withdrawnCents what Stripe holds of the payment because of it
     */
    record DisputeView(
            UUID disputeId,
            String stripeDisputeId,
            UUID paymentId,
            UUID orderId,
            long amountCents,
            String currency,
            String reason,
            String status,
            long withdrawnCents,
            long feeCents,
            @Nullable Instant evidenceDueAt,
            Instant openedAt,
            @Nullable Instant closedAt,
            Instant updatedAt) {

        static DisputeView of(Dispute dispute) {
            return new DisputeView(
                    dispute.disputeId(),
                    dispute.stripeDisputeId(),
                    dispute.paymentId(),
                    dispute.orderId(),
                    dispute.amountCents(),
                    dispute.currency(),
                    dispute.reason(),
                    dispute.status(),
                    dispute.withdrawnCents(),
                    dispute.feeCents(),
                    dispute.evidenceDueAt(),
                    dispute.openedAt(),
                    dispute.closedAt(),
                    dispute.updatedAt());
        }
    }

    @GetMapping("/v1/admin/disputes")
    @Operation(summary = "Disputes, newest first; open or closed ones, or those of one order")
    ResponseEntity<Page<DisputeView>> disputes(
            @RequestParam(required = false)
                    @Pattern(regexp = "open|closed", message = "must be open or closed")
                    @Nullable
                    String state,
            @RequestParam(name = "order_id", required = false) @Nullable UUID orderId,
            PageQuery query,
            HttpServletRequest request) {
        Boolean open = state == null ? null : (Boolean) state.equals("open");
        List<DisputeView> page = disputes.page(open, orderId, query).stream()
                .map(DisputeView::of)
                .toList();
        return Page.of(
                        page,
                        disputes.count(open, orderId),
                        query,
                        view -> Disputes.cursorOf(view.openedAt(), view.disputeId()))
                .answer(request);
    }
}
