package io.bookstore.cartorder.payment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be paid. The same payment id is never charged twice. */
public record Charge(
        UUID paymentId,
        UUID orderId,
        long amountCents,
        String currency,
        @Nullable String paymentMethod,
        String description) {}
