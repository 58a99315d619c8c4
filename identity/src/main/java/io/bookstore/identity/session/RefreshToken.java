package io.bookstore.identity.session;

import io.bookstore.identity.account.KeyedHash;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Token {@code number} of a family: {@code <family>.<number>.<HMAC of both>}. Because the server can make it again, a
 * client that lost an answer can be given the same successor.
 */
record RefreshToken(UUID family, int number, String text) {

    private static final String PURPOSE = "refresh-token";

    static RefreshToken of(UUID family, int number, KeyedHash hash) {
        byte[] proof = hash.of(PURPOSE, family + "." + number);
        String text = family + "." + number + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(proof);
        return new RefreshToken(family, number, text);
    }

    /** Empty unless it is one of ours. */
    static Optional<RefreshToken> parse(String text, KeyedHash hash) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            RefreshToken genuine = of(UUID.fromString(parts[0]), Integer.parseInt(parts[1]), hash);
            boolean same = MessageDigest.isEqual(
                    genuine.text().getBytes(java.nio.charset.StandardCharsets.UTF_8),
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return same ? Optional.of(genuine) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
