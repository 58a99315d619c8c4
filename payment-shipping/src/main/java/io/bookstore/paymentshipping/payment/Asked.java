package io.bookstore.paymentshipping.payment;

import io.bookstore.paymentshipping.stripe.IntentReading;
import org.jspecify.annotations.Nullable;

/**
 * A payment after Stripe was asked.
 *
 * @param clientSecret for the shopper's browser; never stored
 */
record Asked(Payment payment, @Nullable String clientSecret) {

    static Asked of(Payment payment) {
        return new Asked(payment, null);
    }

    static Asked of(Payment payment, IntentReading reading) {
        return new Asked(payment, payment.status() == PaymentStatus.REQUIRES_ACTION ? reading.clientSecret() : null);
    }
}
