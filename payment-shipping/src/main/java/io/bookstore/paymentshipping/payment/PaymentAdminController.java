package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.payment.PaymentExtras.DisputeSummary;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Payments", description = "Payments as staff see them.")
class PaymentAdminController {

    private final PaymentList payments;

    PaymentAdminController(PaymentList payments) {
        this.payments = payments;
    }

    record AdminPaymentView(
            UUID paymentId,
            UUID orderId,
            String status,
            long amountCents,
            String currency,
            long refundedCents,
            @Nullable String intentId,
            @Nullable String declineCode,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String wallet,
            @Nullable Long feeCents,
            @Nullable String feeCurrency,
            List<DisputeSummary> disputes,
            Instant createdAt,
            Instant updatedAt) {

        static AdminPaymentView of(Payment payment, PaymentExtras extras) {
            return new AdminPaymentView(
                    payment.id(),
                    payment.terms().orderId(),
                    payment.status().shown(),
                    payment.terms().amountCents(),
                    payment.terms().currency(),
                    payment.refundedCents(),
                    payment.intentId(),
                    payment.declineCode(),
                    payment.brand(),
                    payment.last4(),
                    payment.wallet(),
                    extras.feeCents(payment.id()),
                    extras.feeCurrency(payment.id()),
                    extras.disputes(payment.id()),
                    payment.createdAt(),
                    payment.updatedAt());
        }
    }

    @GetMapping("/v1/admin/payments")
    @Operation(summary = "Payments, newest first; of one order when order_id is given")
    ResponseEntity<Page<AdminPaymentView>> payments(
            @RequestParam(name = "order_id", required = false) @Nullable UUID orderId,
            PageQuery query,
            HttpServletRequest request) {
        List<Payment> found = payments.page(orderId, query);
        PaymentExtras extras = payments.extras(found.stream().map(Payment::id).toList());
        List<AdminPaymentView> page = found.stream()
                .map(payment -> AdminPaymentView.of(payment, extras))
                .toList();
        return Page.of(
                        page,
                        payments.count(orderId),
                        query,
                        view -> PaymentList.cursorOf(view.createdAt(), view.paymentId()))
                .answer(request);
    }
}
