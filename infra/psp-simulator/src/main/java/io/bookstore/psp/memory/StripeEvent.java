package io.bookstore.psp.memory;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an object, with the object as it was then. The journal holds only the object's id: replayed
 * in order, the object stands at that moment just as it did when the event was made.
 */
@Kind("event")
public record StripeEvent(
        String id,
        long created,
        String type,
        String aboutKind,
        String aboutId,
        @Nullable String requestId,
        @Nullable String idempotencyKey,
        @JsonIgnore @Nullable StripeObject snapshot)
        implements Remembered {

    @Override
    public StripeEvent recalled(Lookup lookup) {
        if (snapshot != null) {
            return this;
        }
        StripeObject then = (StripeObject) lookup.find(aboutKind, aboutId)
                .orElseThrow(() -> new IllegalStateException(id + " is about an unknown " + aboutKind));
        return showing(then);
    }

    StripeEvent showing(StripeObject then) {
        return new StripeEvent(id, created, type, aboutKind, then.id(), requestId, idempotencyKey, then);
    }

    public Fields fields(String apiVersion, int pendingWebhooks) {
        StripeObject then = snapshot;
        if (then == null) {
            throw new IllegalStateException(id + " was not recalled");
        }
        return Fields.of("event", id)
                .with("api_version", apiVersion)
                .with("created", created)
                .with("data", Map.of("object", then.fields()))
                .with("livemode", false)
                .with("pending_webhooks", pendingWebhooks)
                .with("request", new Fields().with("id", requestId).with("idempotency_key", idempotencyKey))
                .with("type", type);
    }
}
