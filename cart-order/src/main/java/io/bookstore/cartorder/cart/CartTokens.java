package io.bookstore.cartorder.cart;

import io.bookstore.platform.idempotency.Fingerprint;
import java.security.SecureRandom;
import java.util.Base64;

/** Guests' tokens: 192 random bits. Only their hash is kept. */
final class CartTokens {

    private static final int BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private CartTokens() {}

    static String fresh() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static CartOwner.Guest ownerOf(String token) {
        return new CartOwner.Guest(Fingerprint.of(token));
    }
}
