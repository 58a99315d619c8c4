package io.bookstore.search.feedback;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Ids of answers that can be told from made-up ones without keeping any: UUIDs of version 7 whose last 42 bits are a
 * seal over the rest. What is said about an answer counts only when there was one, within a day.
 */
@Component
public class QueryIds {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration GOOD_FOR = Duration.ofDays(1);
    private static final int TIME_SHIFT = 16;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int SEAL_BITS = 42;
    private static final long SEAL = (1L << SEAL_BITS) - 1;
    private static final long RANDOM_TAIL = 0x3fff_ffff_ffff_ffffL & ~SEAL;

    private final SecretKeySpec key;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Autowired
    QueryIds(Environment environment, Clock clock) {
        this(environment.getRequiredProperty("bookstore.security.service-secret"), clock);
    }

    QueryIds(String secret, Clock clock) {
        byte[] shared = secret.getBytes(StandardCharsets.UTF_8);
        this.key = new SecretKeySpec(
                mac(new SecretKeySpec(shared, ALGORITHM), "search query ids".getBytes(StandardCharsets.UTF_8)),
                ALGORITHM);
        this.clock = clock;
    }

    public UUID next() {
        long head = clock.millis() << TIME_SHIFT | VERSION_7 | random.nextInt(1 << 12);
        long tail = VARIANT | (random.nextLong() & RANDOM_TAIL);
        return new UUID(head, tail | seal(head, tail));
    }

    /** Whether it was made by {@link #next} in the last day, by whatever replica. */
    boolean isOurs(UUID id) {
        Instant made = Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
        long tail = id.getLeastSignificantBits();
        byte[] told = bytes(tail & SEAL);
        byte[] right = bytes(seal(id.getMostSignificantBits(), tail & ~SEAL));
        return MessageDigest.isEqual(told, right) && made.plus(GOOD_FOR).isAfter(clock.instant());
    }

    private long seal(long head, long tail) {
        byte[] text =
                ByteBuffer.allocate(2 * Long.BYTES).putLong(head).putLong(tail).array();
        return ByteBuffer.wrap(mac(key, text)).getLong() & SEAL;
    }

    private static byte[] bytes(long value) {
        return ByteBuffer.allocate(Long.BYTES).putLong(value).array();
    }

    private static byte[] mac(SecretKeySpec key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}
