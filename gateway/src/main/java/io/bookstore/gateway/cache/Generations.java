package io.bookstore.gateway.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The generation number of each scope: the sum of the positions of the last events that touched it, one per producer, so
 * that every replica that has read as far says the same. A change that was made through this gateway counts at once, before
 * its event is here. Numbers are forgotten after longer than any answer is kept.
 */
final class Generations {

    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 300_000;
    private static final String[] PRODUCERS = {"catalog", "inventory"};

    private final LongSupplier nanos;
    private final long settling;
    private final Cache<String, Long> positions = forget();
    private final Cache<String, Long> touched = forget();
    private final Map<String, Boolean> cutOff = new ConcurrentHashMap<>();

    Generations(Duration settling, LongSupplier nanos) {
        this.settling = settling.toNanos();
        this.nanos = nanos;
    }

    /** An event of this producer changed what the scope covers. */
    void raise(String producer, String scope, long position) {
        positions.asMap().merge(producer + '|' + scope, position, Math::max);
        touch(scope);
    }

    /** Something changed, and nobody has said yet under which number. */
    void touch(String scope) {
        touched.put(scope, nanos.getAsLong());
    }

    long of(List<String> scopes) {
        long sum = 0;
        for (String scope : scopes) {
            for (String producer : PRODUCERS) {
                Long position = positions.getIfPresent(producer + '|' + scope);
                sum += position == null ? 0 : position;
            }
        }
        return sum;
    }

    /** Whether any of them changed since that moment. */
    boolean touchedSince(List<String> scopes, long moment) {
        for (String scope : scopes) {
            Long at = touched.getIfPresent(scope);
            if (at != null && at - moment >= 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a change is so fresh that those who tell of it may still lag, or no events are heard at all. */
    boolean unsettled(List<String> scopes) {
        return cutOff.containsValue(true) || touchedSince(scopes, nanos.getAsLong() - settling);
    }

    void heard(String producer, boolean hears) {
        cutOff.put(producer, !hears);
    }

    private static Cache<String, Long> forget() {
        return Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    }
}
