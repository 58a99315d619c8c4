package io.bookstore.platform.http;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Knows where each service's replicas are and takes them in turn, leaving out for a moment one that did not answer. */
public final class Replicas {

    private static final Duration REST = Duration.ofSeconds(2);

    private final Function<String, String> addresses;
    private final Clock clock;
    private final Map<String, List<URI>> known = new ConcurrentHashMap<>();
    private final Map<URI, Instant> avoidedUntil = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    /** @param addresses the replicas' base URLs of a service, parted by commas */
    public Replicas(Function<String, String> addresses, Clock clock) {
        this.addresses = addresses;
        this.clock = clock;
    }

    /** The base URL of the replica whose turn it is. */
    public URI next(String service) {
        List<URI> all = all(service);
        int start = Math.floorMod(turn.getAndIncrement(), all.size());
        Instant now = clock.instant();
        for (int i = 0; i < all.size(); i++) {
            URI candidate = all.get((start + i) % all.size());
            Instant until = avoidedUntil.get(candidate);
            if (until == null || now.isAfter(until)) {
                return candidate;
            }
        }
        return all.get(start);
    }

    public List<URI> all(String service) {
        return known.computeIfAbsent(
                service,
                name -> Arrays.stream(addresses.apply(name).split(","))
                        .map(String::strip)
                        .map(URI::create)
                        .toList());
    }

    /** Leaves this replica out for two seconds, unless no other is there. */
    public void avoid(URI replica) {
        avoidedUntil.put(replica, clock.instant().plus(REST));
    }
}
