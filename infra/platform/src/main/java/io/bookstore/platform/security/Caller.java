package io.bookstore.platform.security;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who makes the request, as the access token says. Declare it as an argument of a controller method.
 *
 * @param userId null for a guest
 * @param roles {@code customer}, {@code staff}, {@code admin}
 * @param sessionId the sign-in that the token belongs to, null for a guest
 */
public record Caller(
        @Nullable UUID userId,
        Set<String> roles,
        @Nullable String email,
        @Nullable String name,
        @Nullable String sessionId) {

    public static final Caller GUEST = new Caller(null, Set.of(), null, null, null);

    public boolean isGuest() {
        return userId == null;
    }

    public boolean isStaff() {
        return roles.contains("staff") || roles.contains("admin");
    }

    /** The signed-in user's id; 401 for a guest. */
    public UUID requireUser() {
        if (userId == null) {
            throw new ProblemException(Problems.of(
                    HttpStatus.UNAUTHORIZED, "unauthorized", "Sign in first", "This needs a bearer token."));
        }
        return userId;
    }
}
