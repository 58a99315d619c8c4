package io.bookstore.inventory.reservation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param batch how many orders are written in one transaction at most
 * @param waiting how many may stand in one line; more are answered 503
 * @param patience how long one of them waits for its answer; below the two seconds after which cart-order gives up
 * @param lines how many lines there are for holds: each may use a connection
 */
@Validated
@ConfigurationProperties("bookstore.inventory.queue")
record QueueSettings(
        @DefaultValue("100") @Min(1) @Max(1_000) int batch,
        @DefaultValue("500") @Min(1) int waiting,
        @DefaultValue("1500ms") @NotNull Duration patience,
        @DefaultValue("2") @Min(1) @Max(8) int lines) {}
