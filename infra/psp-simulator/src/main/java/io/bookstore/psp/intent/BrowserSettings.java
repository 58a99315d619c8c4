package io.bookstore.psp.intent;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where a shopper's browser reaches the simulator. */
@ConfigurationProperties("psp.browser")
record BrowserSettings(String publicUrl) {

    /** The secret stands in the address, as with Stripe: it opens this one payment only. */
    String challengePage(PaymentIntent intent, String publishableKey) {
        return publicUrl + "/v3/challenge.html?payment_intent=" + intent.id() + "&payment_intent_client_secret="
                + intent.clientSecret() + "&key=" + publishableKey;
    }
}
