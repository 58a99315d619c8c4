package io.bookstore.platform.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Sessions that were ended while access tokens of theirs may still live: a short list in memory, kept by
 * {@link RevocationReader}. Whoever keeps decoded tokens must ask again each time one is used.
 */
public final class RevokedSessions {

    /** Longer than an access token lives, with the leeway of clocks. */
    static final Duration KEPT = Duration.ofMinutes(7);

    private final Map<String, Instant> until = new ConcurrentHashMap<>();
    private final Clock clock;

    RevokedSessions(Clock clock) {
        this.clock = clock;
    }

    public boolean contains(@Nullable String sessionId) {
        return sessionId != null && until.containsKey(sessionId);
    }

    /** @throws BadJwtException when the token's session was ended */
    public void refuseEnded(Jwt token) {
        if (contains(token.getClaimAsString("sid"))) {
            throw new BadJwtException("the session of this token was ended");
        }
    }

    void add(String sessionId, Instant endedAt) {
        until.put(sessionId, endedAt.plus(KEPT));
    }

    void forgetOld() {
        Instant now = clock.instant();
        until.values().removeIf(end -> end.isBefore(now));
    }

    int size() {
        return until.size();
    }
}
