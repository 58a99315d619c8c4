package io.bookstore.identity.mail;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter that waits.
 *
 * @param kind which letter it is: the name of its template
 * @param address where it goes instead of the account's address
 * @param secret what the link in it holds, if it has one
 * @param details what the event said, in the words of the template
 * @param attempts how often it was taken to be sent, this time included
 */
record Mail(
        UUID id,
        String kind,
        @Nullable UUID accountId,
        @Nullable UUID orderId,
        @Nullable String address,
        @Nullable String secret,
        Map<String, Object> details,
        int attempts) {}
