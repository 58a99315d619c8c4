package io.bookstore.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bookstore.gateway.limit.LimitSettings.Limit;
import io.bookstore.gateway.redis.RedisLine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.RemoteBucketBuilder;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.github.bucket4j.redis.lettuce.cas.LettuceBasedProxyManager;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Token buckets, shared by all replicas through Redis. A generous limit is counted here and told to Redis twice a second or
 * every twentieth of its size, so that a reader costs no round trip; a strict one is counted in Redis each time. While Redis
 * is away each replica counts for itself, or refuses to say for those who ask for the truth.
 */
@Component
final class Buckets {

    private static final int GENEROUS = 120;
    private static final int TOLD_EVERY = 20;
    private static final Duration TOLD_AFTER = Duration.ofMillis(500);
    private static final int MOST_KNOWN = 50_000;
    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Line(StatefulRedisConnection<String, byte[]> connection, LettuceBasedProxyManager<String> buckets) {}

    private final RedisLine redis;
    private final Cache<String, BucketProxy> shared = forget();
    private final Cache<String, Bucket> own = forget();
    private volatile @Nullable Line line;

    Buckets(RedisLine redis) {
        this.redis = redis;
    }

    /** Takes one token; {@code failClosed}: only Redis may allow it. */
    Verdict take(String key, Limit limit, boolean failClosed) {
        Optional<StatefulRedisConnection<String, byte[]>> connection = redis.connection();
        if (connection.isPresent()) {
            try {
                LettuceBasedProxyManager<String> remote = buckets(connection.get());
                BucketProxy bucket = shared.get(key, name -> proxy(name, limit, remote));
                return verdict(bucket.tryConsumeAndReturnRemaining(1));
            } catch (RuntimeException away) {
                redis.failed(away);
            }
        }
        return failClosed ? new Verdict.Unknown() : verdict(locally(key, limit).tryConsumeAndReturnRemaining(1));
    }

    private Bucket locally(String key, Limit limit) {
        return own.get(
                key,
                name -> Bucket.builder()
                        .addLimit(one -> one.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
                        .build());
    }

    private BucketProxy proxy(String key, Limit limit, LettuceBasedProxyManager<String> remote) {
        RemoteBucketBuilder<String> builder = remote.builder();
        if (limit.requests() >= GENEROUS) {
            builder = builder.withOptimization(
                    Optimizations.delaying(new DelayParameters(limit.requests() / TOLD_EVERY, TOLD_AFTER)));
        }
        return builder.build(
                "limit:" + key,
                () -> BucketConfiguration.builder()
                        .addLimit(one -> one.capacity(limit.requests()).refillGreedy(limit.requests(), limit.window()))
                        .build());
    }

    private LettuceBasedProxyManager<String> buckets(StatefulRedisConnection<String, byte[]> connection) {
        Line known = line;
        if (known == null || known.connection() != connection) {
            shared.invalidateAll(); // they hold the line of before
            known = new Line(
                    connection,
                    Bucket4jLettuce.casBasedBuilder(connection)
                            .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                                    Duration.ofSeconds(10)))
                            .requestTimeout(Duration.ofMillis(200))
                            .build());
            line = known;
        }
        return known.buckets();
    }

    private static Verdict verdict(ConsumptionProbe probe) {
        long nanos = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        long seconds = Math.ceilDiv(nanos, Duration.ofSeconds(1).toNanos());
        return new Verdict.Counted(probe.isConsumed(), probe.getRemainingTokens(), Math.max(1, seconds));
    }

    private static <V> Cache<String, V> forget() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(KEPT)
                .build();
    }
}
