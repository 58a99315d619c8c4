package io.bookstore.psp.webhook;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The shop's endpoint and the secret shared with it; without an address nothing is sent. */
@ConfigurationProperties("psp.webhook")
record WebhookSettings(
        @DefaultValue("") String url, @DefaultValue("") String secret) {

    WebhookSettings {
        if (!url.isBlank() && secret.isBlank()) {
            throw new IllegalArgumentException("PSP_WEBHOOK_URL is set, so PSP_WEBHOOK_SECRET must be set too");
        }
    }

    boolean wanted() {
        return !url.isBlank();
    }

    URI address() {
        return URI.create(url);
    }
}
