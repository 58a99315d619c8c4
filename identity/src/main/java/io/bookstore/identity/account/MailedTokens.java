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

/** Secrets in mailed links: 256 random bits, good once and for a while; only their hash is kept. */
@Repository
public class MailedTokens {

    private static final int BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;

    MailedTokens(JdbcClient jdbc, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.hash = hash;
        this.clock = clock;
    }

    /** What a link is for, and how long it works. */
    public enum Purpose {
        VERIFY_EMAIL("verify-email", Duration.ofHours(24)),
        RESET_PASSWORD("reset-password", Duration.ofMinutes(30)),
        CONFIRM_OLD_EMAIL("confirm-old-email", Duration.ofHours(24)),
        CONFIRM_NEW_EMAIL("confirm-new-email", Duration.ofHours(24));

        private final String code;
        private final Duration life;

        Purpose(String code, Duration life) {
            this.code = code;
            this.life = life;
        }

        public Duration life() {
            return life;
        }
    }

    /** A secret that opens nothing before it is kept. */
    public String fresh() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    public void keep(String token, Purpose purpose, UUID accountId) {
        jdbc.sql(
                        "insert into mailed_token (hash, account_id, purpose, expires_at) values (:hash, :account, :purpose, :expires)")
                .param("hash", hash.of(purpose.code, token))
                .param("account", accountId)
                .param("purpose", purpose.code)
                .param("expires", Timestamp.from(clock.instant().plus(purpose.life)))
                .update();
    }

    /** Uses the token up and tells whose it was. */
    public Optional<UUID> redeem(String token, Purpose purpose) {
        return jdbc.sql("""
                        delete from mailed_token where hash = :hash and purpose = :purpose and expires_at > :now
                        returning account_id
                        """)
                .param("hash", hash.of(purpose.code, token))
                .param("purpose", purpose.code)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Whose a token is that still works, without using it up. */
    public Optional<UUID> owner(String token, Purpose purpose) {
        return jdbc.sql(
                        "select account_id from mailed_token where hash = :hash and purpose = :purpose and expires_at > :now")
                .param("hash", hash.of(purpose.code, token))
                .param("purpose", purpose.code)
                .param("now", Timestamp.from(clock.instant()))
                .query(UUID.class)
                .optional();
    }

    /** Makes the account's links of this purpose useless. */
    public void forget(UUID accountId, Purpose purpose) {
        jdbc.sql("delete from mailed_token where account_id = :account and purpose = :purpose")
                .param("account", accountId)
                .param("purpose", purpose.code)
                .update();
    }

    int forgetExpired() {
        return jdbc.sql("delete from mailed_token where expires_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
