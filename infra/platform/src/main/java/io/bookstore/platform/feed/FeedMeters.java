package io.bookstore.platform.feed;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** What a subscription tells about itself. */
final class FeedMeters {

    private final AtomicLong lag = new AtomicLong();
    private final Counter parked;
    private final Timer delay;
    private final Clock clock;

    FeedMeters(MeterRegistry registry, String subscription, Clock clock) {
        this.clock = clock;
        this.parked = Counter.builder("bookstore.feed.parked")
                .description("Events parked because they could not be applied")
                .tag("subscription", subscription)
                .register(registry);
        this.delay = Timer.builder("bookstore.feed.delay")
                .description("From an event's time to the commit of its effect")
                .tag("subscription", subscription)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        Gauge.builder("bookstore.feed.lag", lag, AtomicLong::get)
                .description("Events of the producer that this replica has yet to apply; 0 where it does not read")
                .tag("subscription", subscription)
                .register(registry);
    }

    void lag(long events) {
        lag.set(Math.max(0, events));
    }

    void parked(int events) {
        parked.increment(events);
    }

    void applied(Instant at) {
        delay.record(Duration.between(at, clock.instant()));
    }
}
