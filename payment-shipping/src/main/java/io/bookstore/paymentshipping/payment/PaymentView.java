package io.bookstore.paymentshipping.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as the other services see it. A mark of an unknown payment has neither order nor money. */
record PaymentView(
        UUID paymentId,
        @Nullable UUID orderId,
        String status,
        long amountCents,
        @Nullable String currency,
        @Nullable String clientSecret,
        @Nullable String declineCode,
        @Nullable String message,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String wallet,
        long refundedCents) {

    static PaymentView of(Asked asked) {
        return of(asked.payment(), asked.payment().status().shown(), asked.clientSecret());
    }

    /** Whoever cancels wants to know whether it has ended; until it has, how far it had come tells nothing. */
    static PaymentView afterCancellation(Payment payment) {
        return of(payment, payment.isFinal() ? payment.status().shown() : PaymentStatus.UNKNOWN.word(), null);
    }

    private static PaymentView of(Payment payment, String status, @Nullable String clientSecret) {
        return new PaymentView(
                payment.id(),
                payment.terms().orderId(),
                status,
                payment.terms().amountCents(),
                payment.terms().currency(),
                clientSecret,
                payment.declineCode(),
                DeclineMessages.of(payment.declineCode()),
                payment.brand(),
                payment.last4(),
                payment.wallet(),
                payment.refundedCents());
    }

    static PaymentView mark(UUID paymentId) {
        return new PaymentView(
                paymentId, null, PaymentStatus.CANCELED.word(), 0, null, null, null, null, null, null, null, 0);
    }
}
