package io.bookstore.catalog.audit;

import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Who answers for a write.
 *
 * @param userId null when the shop does it by itself
 * @param importId of the import that it is part of
 */
public record Actor(
        @Nullable UUID userId,
        @Nullable String requestId,
        @Nullable UUID importId) {

    /** The signed-in person of the request that is being served. */
    public static Actor of(Caller caller) {
        return new Actor(caller.userId(), MDC.get(Problems.REQUEST_ID), null);
    }

    public Actor importing(UUID id) {
        return new Actor(userId, requestId, id);
    }
}
