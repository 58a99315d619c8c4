package io.bookstore.platform.feed;

import java.time.Instant;
import java.util.UUID;

/** What a handler knows of an event besides its payload. */
public record FeedEvent(
        long position, UUID id, String type, String aggregateType, UUID aggregateId, long version, Instant at) {}
