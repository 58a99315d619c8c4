package io.bookstore.platform.feed;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** An event as the producer's feed tells it. */
record DeliveredEvent(
        long position,
        UUID id,
        String type,
        String aggregateType,
        UUID aggregateId,
        long version,
        Instant at,
        JsonNode payload) {

    DeliveredEvent {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(aggregateType, "aggregate_type");
        Objects.requireNonNull(aggregateId, "aggregate_id");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(payload, "payload");
    }

    FeedEvent seenByHandler() {
        return new FeedEvent(position, id, type, aggregateType, aggregateId, version, at);
    }

    Aggregate aggregate() {
        return new Aggregate(aggregateType, aggregateId);
    }

    record Aggregate(String type, UUID id) {}
}
