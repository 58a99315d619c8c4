package io.bookstore.psp.webhook;

import io.bookstore.psp.memory.Fields;
import io.bookstore.psp.memory.StripeEvent;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Events are written in the account's API version, whatever version a caller speaks. */
@ConfigurationProperties("psp.events")
public record EventFormat(String apiVersion) {

    public Fields show(StripeEvent event, int pendingWebhooks) {
        return event.fields(apiVersion, pendingWebhooks);
    }
}
