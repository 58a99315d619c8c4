package io.bookstore.cartorder.order;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param tokenSecret the key of order tokens, at least 32 bytes */
@ConfigurationProperties("bookstore.order")
record OrderSettings(String tokenSecret) {

    private static final int LEAST_BYTES = 32;

    OrderSettings {
        if (tokenSecret.getBytes(StandardCharsets.UTF_8).length < LEAST_BYTES) {
            throw new IllegalArgumentException("BOOKSTORE_TOKEN_SECRET needs at least " + LEAST_BYTES + " bytes");
        }
    }
}
