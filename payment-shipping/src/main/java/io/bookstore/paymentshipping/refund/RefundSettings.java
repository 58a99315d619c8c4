package io.bookstore.paymentshipping.refund;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param askAfter how old an open refund is when Stripe is first asked about it again
 * @param keysKeptFor how long one can rely on Stripe remembering an idempotency key
 */
@Validated
@ConfigurationProperties("bookstore.refund")
record RefundSettings(
        @DefaultValue("30s") @NotNull Duration askAfter,
        @DefaultValue("23h") @NotNull Duration keysKeptFor) {}
