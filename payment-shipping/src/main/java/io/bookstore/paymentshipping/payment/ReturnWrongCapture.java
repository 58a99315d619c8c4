package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.RefundReading;
import io.bookstore.paymentshipping.stripe.StripeAnswer;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Got;
import io.bookstore.paymentshipping.stripe.StripeAnswer.KeyTaken;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Refused;
import io.bookstore.paymentshipping.stripe.StripeAnswer.Unknown;
import io.bookstore.paymentshipping.stripe.StripeRefunds;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Gives back all that was wrongly taken. Stripe is told no amount, so it gives back whatever is left, and only its own
 * list of refunds says when all of it is back: an answer that is lost, or a person who was faster, changes nothing.
 */
@Component
class ReturnWrongCapture {

    private final WrongCaptures captures;
    private final RecordReturn record;
    private final StripeRefunds stripe;

    ReturnWrongCapture(WrongCaptures captures, RecordReturn record, StripeRefunds stripe) {
        this.captures = captures;
        this.record = record;
        this.stripe = stripe;
    }

    private enum Back {
        ALL,
        /** Not all yet, and nothing is on its way. */
        NOT_ALL,
        /** On its way, or Stripe does not say. */
        UNCLEAR
    }

    void carryOn(WrongCapture capture) {
        Back before = look(capture);
        if (before != Back.NOT_ALL) {
            return;
        }
        boolean keyIsSpent = isSpent(stripe.refundAll(capture.order()));
        if (look(capture) == Back.NOT_ALL && keyIsSpent) {
            captures.nextAttempt(capture);
        }
    }

    /** Whether the key will never do anything else. */
    private static boolean isSpent(StripeAnswer<RefundReading> answer) {
        return switch (answer) {
            case Got<RefundReading>(RefundReading made) -> made.state() == RefundReading.State.FAILED;
            case Unknown<RefundReading>(boolean forGood) -> forGood;
            case Refused<RefundReading> refused -> false;
            case KeyTaken<RefundReading> running -> false;
        };
    }

    private Back look(WrongCapture capture) {
        if (!(stripe.refundsOf(capture.intentId()) instanceof Got<List<RefundReading>>(List<RefundReading> made))) {
            return Back.UNCLEAR;
        }
        long back = made.stream()
                .filter(refund -> refund.state() == RefundReading.State.SUCCEEDED)
                .mapToLong(RefundReading::amountCents)
                .sum();
        if (back == capture.capturedCents()) {
            record.returned(capture);
            return Back.ALL;
        }
        boolean underWay = made.stream().anyMatch(refund -> refund.state() == RefundReading.State.PENDING);
        return underWay ? Back.UNCLEAR : Back.NOT_ALL;
    }
}
