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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The RSA keys of access tokens: made at the first use, kept encrypted, the same for every replica. A new key is published
 * a while before it signs, and an old one for as long as tokens that it signed may live, so that nobody ever meets a
 * token whose key is unknown.
 */
@Component
class SigningKeys {

    private static final String TABLE = "signing_key";
    private static final int BITS = 2048;
    private static final long LOCK = 7_301_001;

    /** Longer than anybody keeps the list of public keys. */
    static final Duration LEAD = Duration.ofMinutes(10);

    /** Longer than a token lives, with the leeway of clocks. */
    private static final Duration AFTERLIFE = Duration.ofMinutes(10);

    private static final Duration FRESH = Duration.ofSeconds(30);

    private record Stored(RSAKey key, Instant createdAt) {}

    /** Newest first. */
    private record Loaded(List<Stored> keys, Instant at) {}

    /** What is known of a key without its secret. */
    record Standing(String kid, Instant createdAt, boolean signing) {}

    private final JdbcClient jdbc;
    private final FieldCipher cipher;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReentrantLock loading = new ReentrantLock();
    private volatile @Nullable Loaded loaded;

    SigningKeys(JdbcClient jdbc, FieldCipher cipher, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.cipher = cipher;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The newest key that is old enough to be known everywhere: what new tokens are signed with. */
    RSAKey current() {
        return signing(all()).key();
    }

    private Stored signing(List<Stored> newestFirst) {
        Instant known = clock.instant().minus(LEAD);
        return newestFirst.stream()
                .filter(key -> !key.createdAt().isAfter(known))
                .findFirst()
                .orElseGet(newestFirst::getLast);
    }

    /** The public halves, as a JWK set. */
    JWKSet publicKeys() {
        return new JWKSet(
                all().stream().<JWK>map(stored -> stored.key().toPublicJWK()).toList());
    }

    List<Standing> standings() {
        List<Stored> all = all();
        Stored signing = signing(all);
        return all.stream()
                .map(stored -> new Standing(stored.key().getKeyID(), stored.createdAt(), stored.equals(signing)))
                .toList();
    }

    /** Makes the next key, which signs after {@link #LEAD}; @return its id */
    String rotate() {
        String kid = make();
        forgetLoaded();
        return kid;
    }

    /** Makes the next key when the newest has that age, and drops keys whose tokens are all dead. */
    void rotateAfter(Duration life) {
        transaction.executeWithoutResult(active -> {
            lock();
            List<Stored> stored = load();
            if (!stored.isEmpty() && stored.getFirst().createdAt().plus(life).isBefore(clock.instant())) {
                make();
            }
            Instant dead = clock.instant().minus(LEAD).minus(AFTERLIFE);
            for (int older = 1; older < stored.size(); older++) {
                if (stored.get(older - 1).createdAt().isBefore(dead)) {
                    jdbc.sql("delete from signing_key where kid = :kid")
                            .param("kid", stored.get(older).key().getKeyID())
                            .update();
                }
            }
        });
        forgetLoaded();
    }

    void forgetLoaded() {
        loaded = null;
    }

    private List<Stored> all() {
        Loaded known = loaded;
        if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
            return known.keys();
        }
        loading.lock();
        try {
            Loaded latest = new Loaded(loadOrMake(), clock.instant());
            loaded = latest;
            return latest.keys();
        } finally {
            loading.unlock();
        }
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
    }

    private List<Stored> loadOrMake() {
        List<Stored> there = load();
        return there.isEmpty() ? makeFirst() : there;
    }

    private List<Stored> makeFirst() {
        return transaction.execute(active -> {
            lock();
            List<Stored> stored = load();
            if (stored.isEmpty()) {
                make();
                return load();
            }
            return stored;
        });
    }

    private List<Stored> load() {
        return jdbc.sql("select * from signing_key order by created_at desc, kid desc")
                .query((row, number) -> new Stored(
                        parse(cipher.decrypt(
                                row.getBytes("private_key"),
                                TABLE,
                                UUID.fromString(row.getString("kid")),
                                "private_key")),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private String make() {
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
            return kid.toString();
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
