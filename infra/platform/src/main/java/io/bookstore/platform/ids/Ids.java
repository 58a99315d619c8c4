package io.bookstore.platform.ids;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562), rising within this process even inside one millisecond and when the clock jumps back.
 *
 * <p>Takes the system's time and not an injected {@code Clock}: the time inside an id only keeps index pages warm.
 * Nothing may decide by it, so no test has a reason to set it.
 */
public final class Ids {

    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private static final SecureRandom random = new SecureRandom();

    /** Milliseconds, then the counter: 60 bits that only rise. */
    private static final AtomicLong last = new AtomicLong();

    private Ids() {}

    public static UUID next() {
        long tail = random.nextLong();
        // each millisecond starts its counter in the lower half, so that there is room to count
        long fresh = (System.currentTimeMillis() << COUNTER_BITS) | (tail >>> 53);
        long stamp = last.accumulateAndGet(fresh, (before, now) -> Math.max(before + 1, now));
        long head = ((stamp & ~COUNTER_MASK) << 4) | VERSION_7 | (stamp & COUNTER_MASK);
        return new UUID(head, VARIANT | (random.nextLong() >>> 2));
    }
}
