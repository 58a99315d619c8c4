package io.bookstore.search.index;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An index that is written.
 *
 * @param copiedThrough how far the rows were copied into an index being built; null before the first
 */
record Target(
        String name,
        State state,
        String definition,
        Instant createdAt,
        @Nullable Instant switchedAt,
        @Nullable UUID copiedThrough,
        long copied) {

    enum State {
        BUILDING,
        LIVE,
        RETIRED
    }

    /** Writes go by this alias: Elasticsearch would make a missing index, but never a missing alias. */
    String writeAlias() {
        return name + "-write";
    }
}
