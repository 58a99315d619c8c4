package io.bookstore.storefront.shopper;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/** One at a time per session, over all replicas of the shop. */
@Component
final class SessionLocks {

    /** Longer than the call it guards may take (read time-out 3 s), so that it is not lost under way. */
    private static final Duration HELD_AT_MOST = Duration.ofSeconds(6);

    private static final Duration PAUSE = Duration.ofMillis(40);
    private static final int TRIES = 100;
    private static final RedisScript<Long> RELEASE = RedisScript.of(
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end",
            Long.class);

    private final StringRedisTemplate redis;

    SessionLocks(StringRedisTemplate redis) {
        this.redis = redis;
    }

    /** When the lock cannot be had in 4 s, goes on without: identity forgives a refresh token that is used twice at once. */
    <T> T holding(String sessionId, Supplier<T> work) {
        String key = "storefront:lock:" + sessionId;
        String owner = UUID.randomUUID().toString();
        for (int i = 0;
                i < TRIES && !Boolean.TRUE.equals(redis.opsForValue().setIfAbsent(key, owner, HELD_AT_MOST));
                i++) {
            pause();
        }
        try {
            return work.get();
        } finally {
            redis.execute(RELEASE, List.of(key), owner);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another request renews the sign-in", e);
        }
    }
}
