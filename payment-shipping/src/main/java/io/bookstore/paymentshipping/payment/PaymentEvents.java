package io.bookstore.paymentshipping.payment;

import io.bookstore.platform.outbox.NewEvent;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What payments tell the other services, as in {@code infra/contracts/payment-shipping}. */
final class PaymentEvents {

    private PaymentEvents() {}

    record PaymentEnded(
            UUID paymentId,
            UUID orderId,
            long amountCents,
            String currency,
            String status,
            @Nullable String declineCode,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String wallet) {}

    /** The event of a payment that has just come to this status, if it is one that others must know. */
    static Optional<NewEvent> of(Payment payment) {
        return switch (payment.status()) {
            case SUCCEEDED -> Optional.of(event("payment-succeeded", payment));
            case DECLINED, CANCELED -> Optional.of(event("payment-failed", payment));
            case NEW, UNKNOWN, REQUIRES_ACTION, PROCESSING, REVIEW -> Optional.empty();
        };
    }

    private static NewEvent event(String type, Payment payment) {
        return new NewEvent(
                type,
                "payment",
                payment.id(),
                payment.version(),
                new PaymentEnded(
                        payment.id(),
                        payment.terms().orderId(),
                        payment.terms().amountCents(),
                        payment.terms().currency(),
                        payment.status().word(),
                        payment.declineCode(),
                        payment.brand(),
                        payment.last4(),
                        payment.wallet()));
    }
}
