package io.bookstore.paymentshipping.payment;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/internal/payments")
class PaymentController {

    private final TakePayment takePayment;
    private final CancelPayment cancelPayment;
    private final AskStripe askStripe;
    private final Payments payments;

    PaymentController(TakePayment takePayment, CancelPayment cancelPayment, AskStripe askStripe, Payments payments) {
        this.takePayment = takePayment;
        this.cancelPayment = cancelPayment;
        this.askStripe = askStripe;
        this.payments = payments;
    }

    record PaymentRequest(
            @NotNull UUID paymentId,
            @NotNull UUID orderId,
            @Min(1) @Max(9_999_999_999L) long amountCents,

            @NotNull @Pattern(regexp = "[A-Z]{3}", message = "must be three capital letters")
            String currency,

            @NotBlank @Size(max = 255) String paymentMethod,
            @NotBlank @Size(max = 500) String description,
            @Nullable UUID userId,
            @Nullable Boolean savePaymentMethod) {

        Payment.Terms terms() {
            boolean saves = userId != null && Boolean.TRUE.equals(savePaymentMethod);
            return new Payment.Terms(
                    orderId, amountCents, currency, paymentMethod, description, new Payment.Payer(userId, saves));
        }
    }

    @PostMapping
    PaymentView take(@Valid @RequestBody PaymentRequest request) {
        return takePayment
                .take(request.paymentId(), request.terms())
                .map(PaymentView::of)
                .orElseThrow(() -> new ProblemException(Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "payment-differs",
                        "The payment is for something else",
                        "This payment id stands for another order, amount or currency.")));
    }

    @GetMapping("/{payment_id}")
    PaymentView payment(
            @PathVariable("payment_id") UUID paymentId, @RequestParam(defaultValue = "false") boolean refresh) {
        return payments.find(paymentId)
                .map(payment -> PaymentView.of(refresh ? askStripe.about(payment) : Asked.of(payment)))
                .orElseGet(() -> marked(paymentId));
    }

    @PostMapping("/{payment_id}/cancel")
    PaymentView cancel(@PathVariable("payment_id") UUID paymentId) {
        return cancelPayment
                .cancel(paymentId)
                .map(PaymentView::afterCancellation)
                .orElseGet(() -> PaymentView.mark(paymentId));
    }

    private PaymentView marked(UUID paymentId) {
        if (payments.isMarked(paymentId)) {
            return PaymentView.mark(paymentId);
        }
        throw new ProblemException(Problems.notFound("There is no such payment."));
    }
}
