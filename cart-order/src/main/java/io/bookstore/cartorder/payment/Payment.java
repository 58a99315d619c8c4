package io.bookstore.cartorder.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as payment-shipping reports it.
 *
 * @param orderId null, as the currency, of a payment that was called off before anybody heard of it
 * @param clientSecret what the shopper's browser needs while the bank wants a proof
 * @param message why the bank said no, for the shopper
 * @param wallet where the card is kept, such as apple_pay; null when it was typed
 */
public record Payment(
        UUID paymentId,
        @Nullable UUID orderId,
        PaymentStatus status,
        long amountCents,
        @Nullable String currency,
        @Nullable String clientSecret,
        @Nullable String declineCode,
        @Nullable String message,
        @Nullable String brand,
        @Nullable String last4,
        long refundedCents,
        @Nullable String wallet) {

    public Payment(
            UUID paymentId,
            @Nullable UUID orderId,
            PaymentStatus status,
            long amountCents,
            @Nullable String currency,
            @Nullable String clientSecret,
            @Nullable String declineCode,
            @Nullable String message,
            @Nullable String brand,
            @Nullable String last4,
            long refundedCents) {
        this(
                paymentId,
                orderId,
                status,
                amountCents,
                currency,
                clientSecret,
                declineCode,
                message,
                brand,
                last4,
                refundedCents,
                null);
    }

    public boolean isFor(UUID order, long amount, String inCurrency) {
        return order.equals(orderId) && amountCents == amount && inCurrency.equalsIgnoreCase(currency);
    }

    public Payment withStatus(PaymentStatus other) {
        return new Payment(
                paymentId,
                orderId,
                other,
                amountCents,
                currency,
                clientSecret,
                declineCode,
                message,
                brand,
                last4,
                refundedCents,
                wallet);
    }
}
