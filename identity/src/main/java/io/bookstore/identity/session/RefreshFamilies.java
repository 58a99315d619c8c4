package io.bookstore.identity.session;

import io.bookstore.identity.account.KeyedHash;
import io.bookstore.identity.vault.AccountKeys;
import io.bookstore.platform.ids.Ids;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Sign-ins and where each one's chain of refresh tokens stands (RFC 9700, 4.14: rotation with reuse detection). */
@Repository
public class RefreshFamilies {

    private static final Logger log = LoggerFactory.getLogger(RefreshFamilies.class);
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final String PURPOSE = "refresh-token-stored";

    private final JdbcClient jdbc;
    private final EndSessions endSessions;
    private final AccountKeys keys;
    private final KeyedHash hash;
    private final Clock clock;

    RefreshFamilies(JdbcClient jdbc, EndSessions endSessions, AccountKeys keys, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.endSessions = endSessions;
        this.keys = keys;
        this.hash = hash;
        this.clock = clock;
    }

    /** What a presented token led to. */
    record Rotated(UUID accountId, RefreshToken next, boolean secondFactor) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Family(
            UUID accountId,
            int current,
            byte[] tokenHash,
            Instant rotatedAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            boolean secondFactor) {}

    /** Starts a family and gives its first token. */
    RefreshToken start(UUID accountId, @Nullable String device, boolean secondFactor) {
        RefreshToken first = RefreshToken.of(Ids.next(), 1, hash);
        Instant now = clock.instant();
        jdbc.sql("""
                        insert into refresh_family (id, account_id, current, token_hash, rotated_at, created_at,
                                                    expires_at, device, second_factor)
                        values (:id, :account, 1, :hash, :now, :now, :expires, :device, :second)
                        """)
                .param("id", first.family())
                .param(
                        "device",
                        device == null
                                ? null
                                : keys.of(accountId).seal(device, "refresh_family", first.family(), "device"))
                .param("second", secondFactor)
                .param("account", accountId)
                .param("hash", hash.of(PURPOSE, first.text()))
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(LIFE)))
                .update();
        return first;
    }

    /**
     * Exchanges a token for its successor. The one before the current is answered with the same successor for ten
     * seconds, because its holder may have lost our answer; any other old token ends the family.
     */
    @Transactional
    public Optional<Rotated> rotate(RefreshToken presented) {
        Family family = lock(presented.family());
        Instant now = clock.instant();
        if (family == null || family.endedAt() != null || now.isAfter(family.expiresAt())) {
            return Optional.empty();
        }
        RefreshToken current = RefreshToken.of(presented.family(), family.current(), hash);
        if (!MessageDigest.isEqual(family.tokenHash(), hash.of(PURPOSE, current.text()))) {
            return Optional.empty(); // signed under a secret that was changed since
        }
        if (presented.number() == family.current()) {
            return Optional.of(new Rotated(family.accountId(), advance(presented, now), family.secondFactor()));
        }
        boolean lostAnswer = presented.number() == family.current() - 1
                && now.isBefore(family.rotatedAt().plus(GRACE));
        if (lostAnswer) {
            return Optional.of(new Rotated(family.accountId(), current, family.secondFactor()));
        }
        log.warn(
                "refresh token {} of family {} was used again: the family ends",
                presented.number(),
                presented.family());
        endSessions.one(family.accountId(), presented.family(), "reuse");
        return Optional.empty();
    }

    /** Whether the account was signed in to before. */
    boolean anyOf(UUID accountId) {
        return jdbc.sql("select exists (select from refresh_family where account_id = :account)")
                .param("account", accountId)
                .query(Boolean.class)
                .single();
    }

    private RefreshToken advance(RefreshToken used, Instant now) {
        RefreshToken next = RefreshToken.of(used.family(), used.number() + 1, hash);
        jdbc.sql("update refresh_family set current = :current, token_hash = :hash, rotated_at = :now where id = :id")
                .param("current", next.number())
                .param("hash", hash.of(PURPOSE, next.text()))
                .param("now", Timestamp.from(now))
                .param("id", used.family())
                .update();
        return next;
    }

    private @Nullable Family lock(UUID id) {
        return jdbc.sql("select * from refresh_family where id = :id for update")
                .param("id", id)
                .query((row, number) -> new Family(
                        row.getObject("account_id", UUID.class),
                        row.getInt("current"),
                        row.getBytes("token_hash"),
                        row.getTimestamp("rotated_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        row.getTimestamp("ended_at") == null
                                ? null
                                : row.getTimestamp("ended_at").toInstant(),
                        row.getBoolean("second_factor")))
                .optional()
                .orElse(null);
    }
}
