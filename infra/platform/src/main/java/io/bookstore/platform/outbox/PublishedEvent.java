package io.bookstore.platform.outbox;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/** An event as the feed tells it; the payload is the JSON that was stored. */
record PublishedEvent(
        long position,
        UUID id,
        String type,
        String aggregateType,
        UUID aggregateId,
        long version,
        Instant at,
        @JsonRawValue String payload) {}
