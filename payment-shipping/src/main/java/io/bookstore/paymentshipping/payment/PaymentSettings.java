package io.bookstore.paymentshipping.payment;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param askAfter how old an open payment is when Stripe is first asked about it again
 * @param keysKeptFor how long one can rely on Stripe remembering an idempotency key; it says "at least 24 hours"
 */
@Validated
@ConfigurationProperties("bookstore.payment")
record PaymentSettings(
        @DefaultValue("30s") @NotNull Duration askAfter,
        @DefaultValue("23h") @NotNull Duration keysKeptFor) {}
