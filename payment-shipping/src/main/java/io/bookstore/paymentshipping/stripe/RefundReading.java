package io.bookstore.paymentshipping.stripe;

import com.stripe.model.Refund;
import java.util.Objects;

/** A refund as Stripe says it is. */
public record RefundReading(String stripeRefundId, State state, long amountCents) {

    public enum State {
        SUCCEEDED,
        PENDING,
        FAILED
    }

    static RefundReading of(Refund refund) {
        State state = switch (Objects.requireNonNull(refund.getStatus(), "status")) {
            case "succeeded" -> State.SUCCEEDED;
            case "failed", "canceled" -> State.FAILED;
            default -> State.PENDING;
        };
        return new RefundReading(
                Objects.requireNonNull(refund.getId(), "id"),
                state,
                Objects.requireNonNull(refund.getAmount(), "amount"));
    }
}
