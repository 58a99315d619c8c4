package io.bookstore.paymentshipping.payment;

import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** For those who hear that something happened to an intent: has it read from Stripe. */
@Component
public class PaymentTruth {

    private final Payments payments;
    private final AskStripe askStripe;

    PaymentTruth(Payments payments, AskStripe askStripe) {
        this.payments = payments;
        this.askStripe = askStripe;
    }

    /** What came of it. */
    public enum Found {
        /** The payment is at its end, or Stripe has answered. */
        CLEAR,
        /** Stripe did not answer clearly: ask again later. */
        UNCLEAR,
        NOT_OURS
    }

    public Found learn(UUID paymentId, String intentId) {
        Optional<Payment> payment = payments.find(paymentId);
        if (payment.isEmpty()) {
            return Found.NOT_OURS;
        }
        return askStripe.about(payment.get(), intentId) ? Found.CLEAR : Found.UNCLEAR;
    }
}
