package io.bookstore.identity.account;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with the OWASP minimum for it (19 MiB, 2 passes, 1 lane). As many at once as there are cores, so that a storm
 * of sign-ins cannot starve the shop; who waits too long is told to come again.
 */
@Component
public class Passwords {

    public static final int SHORTEST = 8;
    public static final int LONGEST = 128;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, MEMORY_KIB, PASSES);
    private final Semaphore atOnce =
            new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()), true);
    private final String nobodysHash;

    Passwords() {
        this.nobodysHash = encoder.encode("no account has this password");
    }

    public String hash(String password) {
        return bounded(() -> encoder.encode(password));
    }

    /** Compares; for no account it takes the same time and answers false. */
    public boolean matches(String password, @Nullable String hash) {
        boolean equal = bounded(() -> encoder.matches(password, hash == null ? nobodysHash : hash));
        return equal && hash != null;
    }

    private <T> T bounded(Supplier<T> work) {
        try {
            if (!atOnce.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            atOnce.release();
        }
    }

    private static ProblemException busy() {
        return new ProblemException(Problems.of(
                HttpStatus.SERVICE_UNAVAILABLE, "busy", "Too many sign-ins at once", "Try again in a moment."));
    }
}
