package io.bookstore.search.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks no more when half of the latest questions had no answer, so that shoppers do not wait, and hold threads, for a
 * server that is dead or too slow; tries again after a second.
 */
final class Breaker {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);
    private static final int NOT_FOUND = 404;

    private final CircuitBreaker breaker;

    Breaker(Duration rest, MeterRegistry meters) {
        breaker = CircuitBreaker.of(
                "elasticsearch",
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(20)
                        .minimumNumberOfCalls(5)
                        .failureRateThreshold(50)
                        .waitDurationInOpenState(rest)
                        .permittedNumberOfCallsInHalfOpenState(2)
                        .recordException(Breaker::saysThatTheServerIsAway)
                        .build());
        breaker.getEventPublisher()
                .onStateTransition(event -> log.warn("Elasticsearch: {}", event.getStateTransition()));
        Gauge.builder(
                        "bookstore.search.breaker.open",
                        breaker,
                        now -> now.getState() == CircuitBreaker.State.CLOSED ? 0 : 1)
                .description("1 while shoppers' questions are kept from an Elasticsearch that gives no answers")
                .register(meters);
    }

    <T> T guard(Supplier<T> question) {
        try {
            return breaker.executeSupplier(question);
        } catch (CallNotPermittedException open) {
            throw new SearchUnavailable(open);
        }
    }

    /** An index that is not there yet is asked for by a server that is well. */
    private static boolean saysThatTheServerIsAway(Throwable failure) {
        return failure instanceof SearchUnavailable
                && !(failure.getCause() instanceof ElasticsearchException refused && refused.status() == NOT_FOUND);
    }
}
