package io.bookstore.cartorder.order;

import io.bookstore.cartorder.payment.PaymentStatus;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The money side of an order.
 *
 * @param id ours, made before the PSP hears of the payment
 * @param method the PSP's name for the card, kept until the order is settled
 * @param message why the bank said no, for the shopper
 * @param wallet where the card is kept, null when it was typed
 * @param saveMethod whether the shopper wants to pay with it again
 */
public record OrderPayment(
        UUID id,
        @Nullable String method,
        PaymentStatus status,
        @Nullable String brand,
        @Nullable String last4,
        @Nullable String message,
        @Nullable String wallet,
        boolean saveMethod) {

    public OrderPayment(
            UUID id,
            @Nullable String method,
            PaymentStatus status,
            @Nullable String brand,
            @Nullable String last4,
            @Nullable String message) {
        this(id, method, status, brand, last4, message, null, false);
    }
}
