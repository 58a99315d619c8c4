package io.bookstore.gateway.traffic;

import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Lets so many requests through at once and no more, the dear ones longest: what cannot be served soon is refused at once
 * instead of queueing, so that an overload costs the overload and not everybody's answers. What the cache answers needs no place.
 */
@Component
public final class Admission {

    private final TrafficSettings settings;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger pages = new AtomicInteger();
    private final Map<String, AtomicInteger> perService = new ConcurrentHashMap<>();
    private final Map<RouteClass, io.micrometer.core.instrument.Counter> shed = new EnumMap<>(RouteClass.class);

    Admission(TrafficSettings settings, MeterRegistry meters) {
        this.settings = settings;
        for (RouteClass kind : RouteClass.values()) {
            shed.put(kind, meters.counter("bookstore.gateway.shed", "class", kind.label()));
        }
        Gauge.builder("bookstore.gateway.calls", calls, AtomicInteger::get)
                .description("API calls on their way to the services")
                .register(meters);
    }

    /** A place, given back by closing it. */
    public static final class Place implements AutoCloseable {
        private final AtomicInteger all;
        private final AtomicInteger service;

        private Place(AtomicInteger all, AtomicInteger service) {
            this.all = all;
            this.service = service;
        }

        @Override
        public void close() {
            all.decrementAndGet();
            service.decrementAndGet();
        }
    }

    /** A place for one request to this service; 503 {@code overloaded} when there is none left for its class. */
    public Place enter(RouteClass kind, String service) {
        boolean page = kind == RouteClass.PAGE;
        AtomicInteger all = page ? pages : calls;
        int most = page ? settings.mostPages() : (int) Math.ceil(settings.mostCalls() * kind.share());
        AtomicInteger there = perService.computeIfAbsent(service, name -> new AtomicInteger());
        Place place = new Place(all, there);
        boolean full = all.incrementAndGet() > most;
        boolean serviceFull = there.incrementAndGet() > (int) Math.ceil(settings.mostPerService() * kind.share());
        if (full || serviceFull) {
            place.close();
            Objects.requireNonNull(shed.get(kind)).increment();
            throw new ProblemException(Problems.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "overloaded",
                    "The shop is full",
                    "More people are here than we can serve. Try again in a moment."));
        }
        return place;
    }
}
