package io.bookstore.psp.call;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** The account's keys. */
@ConfigurationProperties("psp.account")
public record StripeSettings(String apiKey, String publishableKey) {

    public StripeSettings {
        if (!apiKey.startsWith("sk_test_")) {
            throw new IllegalArgumentException("PSP_API_KEY must begin with sk_test_: a real key has no business here");
        }
        if (!publishableKey.startsWith("pk_test_")) {
            throw new IllegalArgumentException("PSP_PUBLISHABLE_KEY must begin with pk_test_");
        }
    }
}
