package io.bookstore.inventory.reservation;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param expiry after which time the backstop asks what became of an order
 * @param askAgainAfter how long it waits when there was no answer, or the order is still open
 * @param checkEvery how often it looks
 */
@Validated
@ConfigurationProperties("bookstore.inventory.reservation")
record ReservationSettings(
        @DefaultValue("24h") @NotNull Duration expiry,
        @DefaultValue("10m") @NotNull Duration askAgainAfter,
        @DefaultValue("60s") @NotNull Duration checkEvery) {}
