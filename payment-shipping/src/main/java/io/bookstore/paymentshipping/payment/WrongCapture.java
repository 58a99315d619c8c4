package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.RefundOrder;
import java.util.UUID;

/**
 * Money that Stripe took for a payment on other terms than we asked for, and that goes back.
 *
 * @param capturedCents what was really taken, in {@code currency}
 * @param refundId made of the payment's id, so that every try is the same refund
 * @param attempt makes the idempotency key; a new one only after proof that the one before had no effect
 */
record WrongCapture(
        UUID paymentId,
        String intentId,
        long capturedCents,
        String currency,
        UUID refundId,
        int attempt,
        boolean returned) {

    RefundOrder order() {
        return new RefundOrder(refundId, paymentId, intentId, capturedCents, attempt);
    }
}
