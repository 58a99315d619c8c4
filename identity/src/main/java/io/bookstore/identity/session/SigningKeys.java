package io.bookstore.identity.session;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.bookstore.platform.crypto.FieldCipher;
import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The RSA keys of access tokens: made at the first use, kept encrypted, the same for every replica. */
@Component
class SigningKeys {

    private static final String TABLE = "signing_key";
    private static final int BITS = 2048;
    private static final long LOCK = 7_301_001;

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable List<RSAKey> keys;

    SigningKeys(JdbcClient jdbc, FieldCipher cipher, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The newest key: what new tokens are signed with. */
    RSAKey current() {
        return all().getFirst();
    }

    /** The public halves, as a JWK set. */
    JWKSet publicKeys() {
        return new JWKSet(all().stream().<JWK>map(RSAKey::toPublicJWK).toList());
    }

    private List<RSAKey> all() {
        List<RSAKey> known = keys;
        if (known != null) {
            return known;
        }
        loading.lock();
        try {
            known = keys == null ? loadOrMake() : keys;
            keys = known;
            return known;
        } finally {
            loading.unlock();
        }
    }

    private List<RSAKey> loadOrMake() {
        return transaction.execute(active -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query()
                    .singleRow();
            List<RSAKey> stored = load();
            if (stored.isEmpty()) {
                make();
                return load();
            }
            return stored;
        });
    }

    private List<RSAKey> load() {
        return jdbc.sql("select kid, private_key from signing_key order by created_at desc, kid desc")
                .query((row, number) -> parse(cipher.decrypt(
                        row.getBytes("private_key"), TABLE, UUID.fromString(row.getString("kid")), "private_key")))
                .list();
    }

    private void make() {
        UUID kid = Ids.next();
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyID(kid.toString())
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            jdbc.sql("insert into signing_key (kid, private_key, created_at) values (:kid, :key, :now)")
                    .param("kid", kid.toString())
                    .param("key", cipher.encrypt(key.toJSONString(), TABLE, kid, "private_key"))
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
        } catch (JOSEException broken) {
            throw new IllegalStateException("cannot make a signing key", broken);
        }
    }

    private static RSAKey parse(String json) {
        try {
            return RSAKey.parse(json);
        } catch (ParseException broken) {
            throw new IllegalStateException("a stored signing key cannot be read", broken);
        }
    }
}
