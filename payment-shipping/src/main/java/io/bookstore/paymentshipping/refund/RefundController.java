package io.bookstore.paymentshipping.refund;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class RefundController {

    private final MakeRefund makeRefund;

    RefundController(MakeRefund makeRefund) {
        this.makeRefund = makeRefund;
    }

    record RefundRequest(
            @NotNull UUID refundId,
            @Min(1) @Max(9_999_999_999L) long amountCents,
            @NotBlank @Size(max = 500) String reason) {}

    record RefundView(UUID refundId, long amountCents, String status, long refundedTotalCents) {}

    @PostMapping("/internal/payments/{payment_id}/refunds")
    RefundView refund(@PathVariable("payment_id") UUID paymentId, @Valid @RequestBody RefundRequest request) {
        return switch (makeRefund.make(request.refundId(), paymentId, request.amountCents(), request.reason())) {
            case MakeRefund.Outcome.Taken(Refund refund, long total) ->
                new RefundView(
                        refund.id(), refund.amountCents(), refund.status().word(), total);
            case MakeRefund.Outcome.UnknownPayment unknown ->
                throw new ProblemException(Problems.notFound("There is no such payment."));
            case MakeRefund.Outcome.NotCaptured none ->
                throw problem(
                        HttpStatus.CONFLICT,
                        "not-captured",
                        "There is nothing to give back",
                        "This payment has not succeeded.");
            case MakeRefund.Outcome.TooLarge tooLarge ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "refund-too-large",
                        "The refund is too large",
                        "All refunds of a payment together cannot be more than what was paid.");
            case MakeRefund.Outcome.OtherRefund other ->
                throw problem(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "refund-differs",
                        "The refund is for something else",
                        "This refund id stands for another payment or amount.");
        };
    }

    private static ProblemException problem(HttpStatus status, String name, String title, String detail) {
        return new ProblemException(Problems.of(status, name, title, detail));
    }
}
