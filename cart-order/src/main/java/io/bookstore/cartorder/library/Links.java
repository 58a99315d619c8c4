package io.bookstore.cartorder.library;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/** Signed links to one file of one order. They say all that they open, so nothing is stored and none is guessed. */
@Component
class Links {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] PURPOSE = "download:".getBytes(StandardCharsets.UTF_8);
    private static final int CLAIM = 5 * Long.BYTES;
    private static final int SIGNATURE = 32;

    private final SecretKeySpec key;
    private final LibrarySettings settings;
    private final Clock clock;

    Links(LibrarySettings settings, Clock clock) {
        this.key = new SecretKeySpec(settings.linkSecret().getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.settings = settings;
        this.clock = clock;
    }

    record Link(UUID order, UUID book, Instant expiresAt) {}

    record Signed(String token, Instant expiresAt) {}

    Signed sign(UUID order, UUID book) {
        Instant until =
                Instant.ofEpochSecond(clock.instant().plus(settings.linkLife()).getEpochSecond());
        byte[] claim = ByteBuffer.allocate(CLAIM)
                .putLong(order.getMostSignificantBits())
                .putLong(order.getLeastSignificantBits())
                .putLong(book.getMostSignificantBits())
                .putLong(book.getLeastSignificantBits())
                .putLong(until.getEpochSecond())
                .array();
        byte[] token = ByteBuffer.allocate(CLAIM + SIGNATURE)
                .put(claim)
                .put(signature(claim))
                .array();
        return new Signed(Base64.getUrlEncoder().withoutPadding().encodeToString(token), until);
    }

    /** What the token opens, also when its time is over; nothing when we did not sign it. */
    Optional<Link> read(String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != CLAIM + SIGNATURE) {
            return Optional.empty();
        }
        byte[] claim = Arrays.copyOf(bytes, CLAIM);
        if (!MessageDigest.isEqual(signature(claim), Arrays.copyOfRange(bytes, CLAIM, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer read = ByteBuffer.wrap(claim);
        return Optional.of(new Link(
                new UUID(read.getLong(), read.getLong()),
                new UUID(read.getLong(), read.getLong()),
                Instant.ofEpochSecond(read.getLong())));
    }

    private byte[] signature(byte[] claim) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(PURPOSE);
            return mac.doFinal(claim);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }
}
