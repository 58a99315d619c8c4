package io.bookstore.identity.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who can sign in.
 *
 * @param roles {@code customer}; staff also {@code staff}; admins also {@code admin}
 */
public record Account(
        UUID id,
        String email,
        String name,
        String passwordHash,
        List<String> roles,
        Status status,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /** Whether the account can sign in. */
    public enum Status {
        UNVERIFIED,
        ACTIVE,
        DISABLED
    }

    public boolean canSignIn() {
        return status == Status.ACTIVE;
    }
}
