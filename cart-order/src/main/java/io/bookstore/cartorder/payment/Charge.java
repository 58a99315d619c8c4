package io.bookstore.cartorder.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be paid. The same payment id is never charged twice.
 *
 * @param userId null for a guest; a saved payment method pays for its owner only
 * @param savePaymentMethod whether the PSP keeps the payment method for the next time
 */
public record Charge(
        UUID paymentId,
        UUID orderId,
        long amountCents,
        String currency,
        @Nullable String paymentMethod,
        String description,
        @Nullable UUID userId,
        boolean savePaymentMethod) {

    public Charge(
            UUID paymentId,
            UUID orderId,
            long amountCents,
            String currency,
            @Nullable String paymentMethod,
            String description) {
        this(paymentId, orderId, amountCents, currency, paymentMethod, description, null, false);
    }
}
