package io.bookstore.identity.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that waits.
 *
 * @param kind which letter it is, see {@link Letters}
 * @param secret what the link in it holds, if it has one
 */
record Mail(
        UUID id,
        String kind,
        @Nullable UUID accountId,
        @Nullable UUID orderId,
        @Nullable String secret,
        int attempts) {}
