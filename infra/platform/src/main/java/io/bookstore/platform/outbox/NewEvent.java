package io.bookstore.platform.outbox;

import java.util.Objects;
import java.util.UUID;

/**
 * An event to be published.
 *
 * @param type past tense, as in {@code infra/contracts}: {@code book-changed}
 * @param aggregateType {@code book}
 * @param version the aggregate's version after the change
 * @param payload any record, written as snake_case JSON: absolute values, never increments, never personal data
 */
public record NewEvent(String type, String aggregateType, UUID aggregateId, long version, Object payload) {

    public NewEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(aggregateType, "aggregateType");
        Objects.requireNonNull(aggregateId, "aggregateId");
        Objects.requireNonNull(payload, "payload");
    }
}
