package io.bookstore.psp.webhook;

import java.time.Duration;
import java.util.List;

/** Stripe waits for hours between tries; a developer's shop should catch up within a minute of coming back. */
final class Backoff {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60));
    static final Duration PATIENCE = Duration.ofDays(3);

    private Backoff() {}

    static Duration after(int attempts) {
        return PAUSES.get(Math.min(Math.max(attempts, 1), PAUSES.size()) - 1);
    }
}
