package io.bookstore.paymentshipping.reconciliation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param settleWithin how long the three may differ because news are still on their way
 * @param overlap how much of the last comparison is compared again
 * @param lookBack how far back the first comparison goes, and the longest that one waits for what is not settled
 * @param lease after which another replica takes over from one that died
 */
@Validated
@ConfigurationProperties("bookstore.reconciliation")
record ReconciliationSettings(
        @DefaultValue("20s") @NotNull Duration settleWithin,
        @DefaultValue("2m") @NotNull Duration overlap,
        @DefaultValue("2d") @NotNull Duration lookBack,
        @DefaultValue("5m") @NotNull Duration lease) {}
