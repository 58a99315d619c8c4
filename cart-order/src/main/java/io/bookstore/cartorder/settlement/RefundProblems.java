package io.bookstore.cartorder.settlement;

import io.bookstore.cartorder.order.StaffRefunds;
import io.bookstore.cartorder.refund.OrderRefund;
import io.bookstore.platform.problem.Problems;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Why money cannot be given back, for staff. */
final class RefundProblems {

    private RefundProblems() {}

    static ProblemDetail of(StaffRefunds.Refusal why) {
        return switch (why) {
            case NOT_PAID ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "order-not-refundable",
                        "There is nothing to give back",
                        "This order was not paid, or it is cancelled and its money goes back by itself.");
            case MORE_THAN_PAID ->
                tooLarge(HttpStatus.UNPROCESSABLE_CONTENT, "amount_cents is more than the order's total.");
            case MORE_THAN_LEFT ->
                tooLarge(HttpStatus.CONFLICT, "Together with what went back before it is more than was paid.");
            case ANOTHER_IS_OPEN ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "refund-in-progress",
                        "Another refund of this order is under way",
                        "It is not known yet what becomes of it. Try again when it has ended.");
            case UNKNOWN_LINE ->
                Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "unknown-book",
                        "A book is not part of this order",
                        "restock names a book that was not sold by this order.");
            case RETURN_NOT_RECEIVED ->
                Problems.of(
                        HttpStatus.CONFLICT,
                        "return-not-refundable",
                        "The return cannot be refunded",
                        "return_id names a return of this order that was not received, or whose money went back.");
            case MORE_THAN_SOLD ->
                Problems.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "restock-too-large",
                        "More copies than were sold",
                        "restock, together with what came back before, names more copies than were sold.");
        };
    }

    private static ProblemDetail tooLarge(HttpStatus status, String detail) {
        return Problems.of(status, "refund-too-large", "The refund is too large", detail);
    }

    static ProblemDetail refusedByPsp(OrderRefund refund) {
        ProblemDetail problem = Problems.of(
                HttpStatus.CONFLICT,
                "refund-refused",
                "The payment provider refused the refund",
                "Nothing was given back. Look at the payment before you try again with a new key.");
        problem.setProperty("refund_id", refund.id());
        return problem;
    }

    static ProblemDetail inFlight() {
        return Problems.of(
                HttpStatus.CONFLICT,
                "request-in-flight",
                "This request is being handled",
                "The same request is being handled right now. Repeat it to get the result.");
    }

    static ProblemDetail otherRequest() {
        return Problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "idempotency-key-reused",
                "The Idempotency-Key was used for another request",
                "Use a new key for a new request.");
    }
}
