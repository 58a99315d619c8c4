package io.bookstore.gateway.route;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One per service: asks no more for a second when half of its latest answers did not come. An answer that says 5xx is an
 * answer: the service lives and knows why.
 */
@Component
final class Breakers {

    private static final Logger log = LoggerFactory.getLogger(Breakers.class);
    private static final CircuitBreakerConfig CONFIG = CircuitBreakerConfig.custom()
            .slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(40)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(1))
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();

    private final MeterRegistry meters;
    private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    Breakers(MeterRegistry meters) {
        this.meters = meters;
    }

    CircuitBreaker of(String service) {
        return breakers.computeIfAbsent(service, this::make);
    }

    private CircuitBreaker make(String service) {
        CircuitBreaker breaker = CircuitBreaker.of(service, CONFIG);
        breaker.getEventPublisher().onStateTransition(event -> log.warn("{}: {}", service, event.getStateTransition()));
        Gauge.builder(
                        "bookstore.gateway.breaker.open",
                        breaker,
                        now -> now.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .tag("target", service)
                .description("1 while requests are kept from a service that gives no answers")
                .register(meters);
        return breaker;
    }
}
