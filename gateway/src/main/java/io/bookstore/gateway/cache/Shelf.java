package io.bookstore.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.bookstore.gateway.redis.RedisLine;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Kept answers: in this process, and in Redis for the other replicas and for a restart. */
final class Shelf {

    /** How an answer may be used. */
    enum State {
        FRESH,
        STALE,
        /** Only when the service has no other. */
        LAST_RESORT,
        USELESS
    }

    private static final String PREFIX = "edge:1:";
    private static final Duration LIFE_OF_A_COPY = Duration.ofSeconds(10);

    private final CacheSettings settings;
    private final Generations generations;
    private final RedisLine redis;
    private final LongSupplier nanos;
    private final long started;
    private final Cache<String, Kept> here;

    Shelf(CacheSettings settings, Generations generations, RedisLine redis, LongSupplier nanos) {
        this.settings = settings;
        this.generations = generations;
        this.redis = redis;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.here = Caffeine.newBuilder()
                .maximumWeight(settings.size().toBytes())
                .weigher((String target, Kept kept) -> target.length() + kept.weight())
                .expireAfterWrite(settings.staleIfError())
                .build();
    }

    @Nullable
    Kept find(Wanted wanted) {
        return here.getIfPresent(wanted.target());
    }

    State stateOf(Wanted wanted, Kept kept) {
        boolean changed = kept.generation() != generations.of(wanted.scopes())
                || generations.touchedSince(wanted.scopes(), kept.fetchedAt())
                || isAboutAChangedWork(kept);
        if (changed) {
            return State.USELESS;
        }
        long age = nanos.getAsLong() - kept.fetchedAt();
        if (age < kept.life()) {
            return State.FRESH;
        }
        boolean shortlyOver =
                age < kept.life() + settings.staleWhileRevalidate().toNanos();
        return shortlyOver && !generations.unsettled(wanted.scopes()) ? State.STALE : State.LAST_RESORT;
    }

    private boolean isAboutAChangedWork(Kept kept) {
        if (kept.work() == null) {
            return false;
        }
        java.util.List<String> work = java.util.List.of(kept.work());
        return kept.workGeneration() != generations.of(work) || generations.touchedSince(work, kept.fetchedAt());
    }

    void put(Wanted wanted, Kept kept) {
        here.put(wanted.target(), kept);
        if (kept.life() == settings.life().toNanos()) {
            redis.connection().ifPresent(connection -> write(connection, wanted, kept));
        }
    }

    /** Nobody waits for it: a copy that is not there is fetched by who wants it. */
    private void write(StatefulRedisConnection<String, byte[]> connection, Wanted wanted, Kept kept) {
        SetArgs forItsLife = SetArgs.Builder.px(settings.life());
        try {
            RedisFuture<String> written =
                    connection.async().set(key(wanted, kept.generation()), KeptForm.write(kept), forItsLife);
            CompletionStage<String> _ = written.exceptionally(failed -> {
                redis.failed(failed);
                return "";
            });
        } catch (RuntimeException away) {
            redis.failed(away);
        }
    }

    /**
     * What another replica has fetched. Not asked for while this one may have missed a change: shortly after its start, and
     * after a change that came by without an event's number.
     */
    Optional<Kept> findInRedis(Wanted wanted, long generation) {
        long now = nanos.getAsLong();
        boolean ignorant = now - started < settings.life().toNanos()
                || generations.unsettled(wanted.scopes())
                || generations.touchedSince(
                        wanted.scopes(), now - settings.life().toNanos());
        return ignorant
                ? Optional.empty()
                : redis.connection().flatMap(connection -> {
                    try {
                        byte[] bytes = connection.sync().get(key(wanted, generation));
                        return bytes == null
                                ? Optional.empty()
                                : KeptForm.read(bytes)
                                        .map(kept -> kept.withGeneration(
                                                generation, kept.workGeneration(), now, LIFE_OF_A_COPY.toNanos()))
                                        .filter(kept -> !isAboutAChangedWork(kept));
                    } catch (RuntimeException away) {
                        redis.failed(away);
                        return Optional.empty();
                    }
                });
    }

    void keepHere(Wanted wanted, Kept kept) {
        here.put(wanted.target(), kept);
    }

    long entries() {
        return here.estimatedSize();
    }

    long bytes() {
        return here.policy()
                .eviction()
                .map(eviction -> eviction.weightedSize().orElse(0))
                .orElse(0L);
    }

    private static String key(Wanted wanted, long generation) {
        return PREFIX + generation + ':' + wanted.target();
    }
}
