package io.bookstore.gateway.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * One connection to Redis. Nobody waits for a Redis that is away: commands are refused at once while the line is down, and
 * a command that is not answered soon counts as the line being down for a second.
 */
@Component
public final class RedisLine implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RedisLine.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofSeconds(1);

    private final RedisURI uri;
    private volatile @Nullable RedisClient client;
    private volatile @Nullable StatefulRedisConnection<String, byte[]> line;
    private volatile long restUntil = System.nanoTime();

    RedisLine(@Value("${spring.data.redis.url}") String url) {
        this.uri = RedisURI.create(url);
        uri.setTimeout(PATIENCE);
    }

    /** The connection, unless Redis is known to be away. */
    public Optional<StatefulRedisConnection<String, byte[]>> connection() {
        StatefulRedisConnection<String, byte[]> known = line;
        return known == null || !known.isOpen() || System.nanoTime() - restUntil < 0
                ? Optional.empty()
                : Optional.of(known);
    }

    /** Tells that a command failed, so that the next ones do not wait for the same. */
    public void failed(Throwable why) {
        if (System.nanoTime() - restUntil >= 0) {
            log.warn("Redis does not answer: {}", why.toString());
        }
        restUntil = System.nanoTime() + REST.toNanos();
    }

    @Override
    public void start() {
        RedisClient fresh = RedisClient.create(uri);
        fresh.setOptions(ClientOptions.builder()
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder()
                        .connectTimeout(Duration.ofMillis(500))
                        .build())
                .timeoutOptions(TimeoutOptions.enabled(PATIENCE))
                .build());
        client = fresh;
        if (!tryConnect(fresh)) {
            Thread.ofVirtual().name("redis-line").start(() -> connect(fresh));
        }
    }

    /** Until it stands once; Lettuce mends it from then on. */
    private void connect(RedisClient by) {
        do {
            pause();
        } while (client == by && !tryConnect(by));
    }

    private boolean tryConnect(RedisClient by) {
        try {
            line = by.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE));
            return true;
        } catch (RedisException away) {
            log.warn("Redis cannot be reached yet: {}", away.toString());
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(REST);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        RedisClient old = client;
        client = null;
        line = null;
        if (old != null) {
            old.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        }
    }

    @Override
    public boolean isRunning() {
        return client != null;
    }

    /** After the web server, which may still need it while it drains. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }
}
