package io.bookstore.paymentshipping.stripe;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * @param webhookSecret the key of webhook signatures; an empty one would let anybody sign
 * @param readTimeout how long a whole call may take once it is connected
 * @param concurrentCalls how many calls may wait for Stripe at once, so that a slow Stripe does not take all threads
 */
@Validated
@ConfigurationProperties("bookstore.stripe")
public record StripeSettings(
        @NotNull URI apiBase,
        @NotBlank String apiKey,
        @NotBlank String webhookSecret,
        @DefaultValue("2s") @NotNull Duration connectTimeout,
        @DefaultValue("8s") @NotNull Duration readTimeout,
        @DefaultValue("40") @Min(1) @Max(1_000) int concurrentCalls) {

    /** Whether real money moves: test keys and test events must never meet live ones. */
    public boolean isLive() {
        return apiKey.startsWith("sk_live_") || apiKey.startsWith("rk_live_");
    }

    /** Keeps secrets out of logs. */
    @Override
    public String toString() {
        return "StripeSettings[" + apiBase + (isLive() ? ", live]" : ", test]");
    }
}
