package io.bookstore.psp.webhook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One try at a delivery: the shop's status, or why there was none. */
record Attempt(
        Instant at,
        long millis,
        @Nullable Integer status,
        @Nullable String error) {

    boolean taken() {
        return status != null && status >= 200 && status < 300;
    }
}
