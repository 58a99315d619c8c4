package io.bookstore.identity.secondfactor;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.bookstore.identity.account.KeyedHash;
import io.bookstore.identity.vault.AccountKeys;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The second factors of all accounts. */
@Repository
public class SecondFactors {

    private static final String TABLE = "second_factor";
    private static final int SECRET_BYTES = 20;
    private static final int RECOVERY_BYTES = 10;
    private static final int RECOVERY_CODES = 10;
    private static final int STEP_SECONDS = 30;
    private static final String RECOVERY = "recovery-code";

    private final TimeBasedOneTimePasswordGenerator generator = new TimeBasedOneTimePasswordGenerator();
    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final AccountKeys keys;
    private final KeyedHash hash;
    private final Clock clock;

    SecondFactors(JdbcClient jdbc, AccountKeys keys, KeyedHash hash, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.hash = hash;
        this.clock = clock;
    }

    private record Stored(String secret, long lastStep) {}

    public boolean isOn(UUID account) {
        return jdbc.sql("select exists (select from second_factor where account_id = :account and confirmed)")
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    public int recoveryCodesLeft(UUID account) {
        return jdbc.sql("select count(*) from recovery_code where account_id = :account")
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /**
     * A new secret, in the form that apps take, which counts only once a code of it was shown.
     *
     * @return empty when there is one that counts already
     */
    @Transactional
    public Optional<String> begin(UUID account) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        int kept = jdbc.sql("""
                        insert into second_factor as known (account_id, secret, created_at)
                        values (:account, :secret, :now)
                        on conflict (account_id) do update set secret = excluded.secret, created_at = excluded.created_at
                        where not known.confirmed
                        """)
                .param("account", account)
                .param(
                        "secret",
                        keys.of(account).seal(Base64.getEncoder().encodeToString(secret), TABLE, account, "secret"))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return kept == 1 ? Optional.of(Base32.encode(secret)) : Optional.empty();
    }

    /** Turns the factor on, and gives the recovery codes, which are never shown again; empty when the code is wrong. */
    @Transactional
    public Optional<List<String>> confirm(UUID account, String code) {
        if (isOn(account) || !acceptsCode(account, code)) {
            return Optional.empty();
        }
        jdbc.sql("update second_factor set confirmed = true where account_id = :account")
                .param("account", account)
                .update();
        return Optional.of(freshRecoveryCodes(account));
    }

    /** Whether this is the code of now, or a recovery code; either works once. */
    @Transactional
    public boolean accepts(UUID account, String code) {
        return acceptsCode(account, code) || acceptsRecovery(account, code);
    }

    public void turnOff(UUID account) {
        jdbc.sql("delete from second_factor where account_id = :account")
                .param("account", account)
                .update();
        jdbc.sql("delete from recovery_code where account_id = :account")
                .param("account", account)
                .update();
    }

    private boolean acceptsCode(UUID account, String code) {
        Optional<Stored> stored = jdbc.sql("select * from second_factor where account_id = :account for update")
                .param("account", account)
                .query((row, number) -> new Stored(
                        keys.of(account).open(row.getBytes("secret"), TABLE, account, "secret"),
                        row.getLong("last_step")))
                .optional();
        if (stored.isEmpty()) {
            return false;
        }
        long now = clock.instant().getEpochSecond() / STEP_SECONDS;
        for (long step = now - 1; step <= now + 1; step++) { // clocks differ
            if (step > stored.get().lastStep() && same(codeAt(stored.get().secret(), step), code)) {
                jdbc.sql("update second_factor set last_step = :step where account_id = :account")
                        .param("step", step)
                        .param("account", account)
                        .update();
                return true;
            }
        }
        return false;
    }

    private String codeAt(String secret, long step) {
        try {
            return generator.generateOneTimePasswordString(
                    new SecretKeySpec(Base64.getDecoder().decode(secret), generator.getAlgorithm()),
                    Instant.ofEpochSecond(step * STEP_SECONDS),
                    Locale.ROOT);
        } catch (InvalidKeyException broken) {
            throw new IllegalStateException("a stored secret is unusable", broken);
        }
    }

    private boolean acceptsRecovery(UUID account, String code) {
        return jdbc.sql("delete from recovery_code where account_id = :account and hash = :hash")
                        .param("account", account)
                        .param("hash", recoveryHash(account, code))
                        .update()
                == 1;
    }

    private List<String> freshRecoveryCodes(UUID account) {
        jdbc.sql("delete from recovery_code where account_id = :account")
                .param("account", account)
                .update();
        List<String> codes = new ArrayList<>();
        for (int n = 0; n < RECOVERY_CODES; n++) {
            byte[] bytes = new byte[RECOVERY_BYTES];
            random.nextBytes(bytes);
            String code = Base32.encode(bytes).replaceAll("(.{4})(?!$)", "$1-");
            codes.add(code);
            jdbc.sql("insert into recovery_code (account_id, hash) values (:account, :hash)")
                    .param("account", account)
                    .param("hash", recoveryHash(account, code))
                    .update();
        }
        return codes;
    }

    private byte[] recoveryHash(UUID account, String code) {
        String plain = code.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
        return hash.of(RECOVERY, account + "." + plain);
    }

    private static boolean same(String right, String given) {
        return MessageDigest.isEqual(
                right.getBytes(StandardCharsets.UTF_8), given.replace(" ", "").getBytes(StandardCharsets.UTF_8));
    }
}
