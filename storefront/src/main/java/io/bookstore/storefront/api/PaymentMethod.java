package io.bookstore.storefront.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A card that the payment provider keeps for an account.
 *
 * @param wallet where the card is kept, such as {@code apple_pay}; null when it was typed
 * @param preferred whether it is offered first
 */
public record PaymentMethod(
        String id,
        @Nullable String brand,
        @Nullable String last4,
        int expMonth,
        int expYear,
        @Nullable String wallet,
        @JsonProperty("default") boolean preferred) {

    /** "08/30" */
    public String expires() {
        return "%02d/%02d".formatted(expMonth, expYear % 100);
    }
}
