package io.bookstore.platform.web;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when the caller of the current request still waits, as its {@value #HEADER} header says. Calls that are made for it
 * get what is left, so that nobody works for somebody who has gone.
 */
public final class Deadline {

    /** Milliseconds; set by the gateway and by every service that calls another. */
    public static final String HEADER = "X-Request-Timeout";

    private static final long LONGEST_MILLIS = Duration.ofMinutes(5).toMillis();
    private static final ThreadLocal<@Nullable Long> NANOS = new ThreadLocal<>();

    private Deadline() {}

    /** What is left of the current request's time; empty where nobody set one. Never less than a millisecond. */
    public static Optional<Duration> left() {
        Long nanos = NANOS.get();
        return nanos == null
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(1_000_000, nanos - System.nanoTime())));
    }

    /** The shorter of a time-out and what is left. */
    public static Duration atMost(Duration timeout) {
        return left().filter(left -> left.compareTo(timeout) < 0).orElse(timeout);
    }

    static void begin(@Nullable String millis) {
        if (millis != null
                && millis.length() <= 6
                && millis.chars().allMatch(Character::isDigit)
                && !millis.isEmpty()) {
            long wait = Math.min(Long.parseLong(millis), LONGEST_MILLIS);
            NANOS.set(System.nanoTime() + Duration.ofMillis(wait).toNanos());
        }
    }

    static void end() {
        NANOS.remove();
    }
}
