package io.bookstore.identity.account;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Secrets in mailed links: 256 random bits, good once and for a day; only their hash is kept. */
@Repository
class MailedTokens {

    private static final Duration LIFE = Duration.ofHours(24);
    private static final int BYTES = 32;
    private static final String PURPOSE = "verify-email";

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    MailedTokens(JdbcClient jdbc, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
    }

    String issue(UUID accountId) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql(
                        "insert into mailed_token (hash, account_id, purpose, expires_at) values (:hash, :account, :purpose, :expires)")
                .param("hash", hash.of(PURPOSE, token))
                .param("account", accountId)
                .param("purpose", PURPOSE)
                .param("expires", Timestamp.from(clock.instant().plus(LIFE)))
                .update();
        return token;
    }

    /** Uses the token up and tells whose it was. */
    Optional<UUID> redeem(String token) {
        return jdbc.sql("delete from mailed_token where hash = :hash and expires_at > :now returning account_id")
                .param("hash", hash.of(PURPOSE, token))
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }
}
