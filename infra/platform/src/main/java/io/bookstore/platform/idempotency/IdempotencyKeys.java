package io.bookstore.platform.idempotency;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One claim per owner and key. All time is the database's, so that replicas whose clocks differ agree on a lease.
 *
 * <p>A claim that died before it made its resource is taken over when its lease is over; its token is then void, so
 * that a request which wakes up late can neither bind nor free what is no longer its own.
 */
public final class IdempotencyKeys {

    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,255}");

    private static final String CLAIM = """
            insert into idempotency_key as held (owner, key, fingerprint, token, lease_until, created_at)
            values (:owner, :key, :fingerprint, :token, clock_timestamp() + :millis * interval '1 ms', clock_timestamp())
            on conflict (owner, key) do update set token = excluded.token, lease_until = excluded.lease_until
            where held.resource_id is null
              and held.fingerprint = excluded.fingerprint
              and held.lease_until < clock_timestamp()
            """;

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The header's value, or a problem 400 when it is missing or not 1–255 visible ASCII characters. */
    public static String checked(@Nullable String key) {
        if (key == null) {
            throw new ProblemException(
                    Problems.of(
                            HttpStatus.BAD_REQUEST,
                            "idempotency-key-missing",
                            "Idempotency-Key is missing",
                            "Send the header Idempotency-Key with a value of your own, new for each order of yours, the same when you repeat it."));
        }
        if (!VISIBLE_ASCII.matcher(key).matches()) {
            throw new ProblemException(Problems.of(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "Idempotency-Key is not valid",
                    "Idempotency-Key must be 1 to 255 visible ASCII characters."));
        }
        return key;
    }

    /**
     * Claims the key, visibly for everybody at once.
     *
     * @param owner whose keys these are: two owners may use the same key
     * @param fingerprint of the request, see {@link Fingerprint}
     * @throws IllegalStateException in a transaction: its rollback would lose the claim
     */
    public Claim claim(String owner, String key, String fingerprint, Duration lease) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A key is claimed before the transaction of its request, not within.");
        }
        UUID token = Ids.next();
        while (true) {
            if (tryClaim(owner, key, fingerprint, token, lease)) {
                return new Claim.Claimed(owner, key, token);
            }
            Optional<Claim> theirs = look(owner, key, fingerprint);
            if (theirs.isPresent()) {
                return theirs.get();
            }
            // freed between the two statements: the key is open again
        }
    }

    /**
     * Ties the key to what the request made, in the transaction that makes it.
     *
     * @throws IllegalStateException outside a transaction
     * @throws ProblemException 409 when the lease was over and another request took the key: roll back
     */
    public void bind(Claim.Claimed claimed, UUID resourceId) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A key is bound in the transaction that makes the resource; there is none.");
        }
        int bound = ours(
                        "update idempotency_key set resource_id = :resource "
                                + "where owner = :owner and key = :key and token = :token and resource_id is null",
                        claimed)
                .param("resource", resourceId)
                .update();
        if (bound == 0) {
            throw new ProblemException(Problems.of(
                    HttpStatus.CONFLICT,
                    "request-in-flight",
                    "This request is being handled",
                    "This request took too long and its repetition is being handled. Repeat it to get the result."));
        }
    }

    /** Opens the key again after a failure that made nothing. A bound key, or one taken over, stays as it is. */
    public void free(Claim.Claimed claimed) {
        ours(
                        "delete from idempotency_key "
                                + "where owner = :owner and key = :key and token = :token and resource_id is null",
                        claimed)
                .update();
    }

    private boolean tryClaim(String owner, String key, String fingerprint, UUID token, Duration lease) {
        return jdbc.sql(CLAIM)
                        .param("owner", owner)
                        .param("key", key)
                        .param("fingerprint", fingerprint)
                        .param("token", token)
                        .param("millis", lease.toMillis())
                        .update()
                == 1;
    }

    private Optional<Claim> look(String owner, String key, String fingerprint) {
        return jdbc.sql("select fingerprint, resource_id from idempotency_key where owner = :owner and key = :key")
                .param("owner", owner)
                .param("key", key)
                .query((row, n) -> {
                    UUID resource = row.getObject("resource_id", UUID.class);
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        return (Claim) new Claim.OtherRequest();
                    }
                    return resource == null ? new Claim.InFlight() : new Claim.Known(resource);
                })
                .optional();
    }

    private JdbcClient.StatementSpec ours(String sql, Claim.Claimed claimed) {
        return jdbc.sql(sql)
                .param("owner", claimed.owner())
                .param("key", claimed.key())
                .param("token", claimed.token());
    }
}
