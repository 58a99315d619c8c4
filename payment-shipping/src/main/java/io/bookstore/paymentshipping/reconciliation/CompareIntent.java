package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.paymentshipping.stripe.IntentReading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells in what way an intent of Stripe's and our payment do not agree. */
final class CompareIntent {

    private CompareIntent() {}

    static Optional<Finding> with(IntentReading intent, @Nullable PaymentRow payment) {
        boolean captured = intent.state() == IntentReading.State.SUCCEEDED;
        if (payment == null) {
            return captured
                    ? found(FindingKind.CAPTURED_WITHOUT_PAYMENT, intent, null, "Stripe captured " + money(intent))
                    : Optional.empty();
        }
        boolean itsIntent = intent.intentId().equals(payment.intentId());
        if (!captured) {
            return payment.hasSucceeded() && itsIntent
                    ? found(FindingKind.PAYMENT_WITHOUT_CAPTURE, intent, payment, "Stripe says " + intent.state())
                    : Optional.empty();
        }
        if (intent.intentId().equals(payment.returnedIntent())) {
            return Optional.empty();
        }
        if (!isFor(intent, payment)) {
            return found(
                    FindingKind.WRONG_MONEY,
                    intent,
                    payment,
                    "Stripe captured " + money(intent) + " for order " + intent.orderId() + ", the payment is "
                            + payment.amountCents() + " " + payment.currency());
        }
        if (!payment.hasSucceeded()) {
            return found(FindingKind.PAYMENT_BEHIND, intent, payment, "the payment says " + payment.status());
        }
        return itsIntent
                ? Optional.empty()
                : found(FindingKind.SECOND_CAPTURE, intent, payment, "captured before by " + payment.intentId());
    }

    private static boolean isFor(IntentReading intent, PaymentRow payment) {
        return intent.receivedCents() == payment.amountCents()
                && intent.currency().equals(payment.currency())
                && payment.orderId().toString().equals(intent.orderId());
    }

    private static String money(IntentReading intent) {
        return intent.receivedCents() + " " + intent.currency();
    }

    private static Optional<Finding> found(
            FindingKind kind, IntentReading intent, @Nullable PaymentRow payment, String detail) {
        return Optional.of(new Finding(
                kind,
                intent.intentId(),
                payment == null ? null : payment.paymentId(),
                payment == null ? null : payment.orderId(),
                detail));
    }
}
