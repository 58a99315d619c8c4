package io.bookstore.gateway.limit;

import io.bookstore.gateway.traffic.RouteClass;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param freeForTrusted whether a trusted peer that speaks for itself is free of the limits per address (a laptop)
 * @param address how often one address may call, by class; a class without a line has no limit
 * @param account how often one account may call, from wherever
 */
@ConfigurationProperties("bookstore.gateway.limits")
record LimitSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean freeForTrusted,
        @DefaultValue Map<RouteClass, Limit> address,
        @DefaultValue Map<RouteClass, Limit> account) {

    /** @param requests so many at once, and again over each window */
    record Limit(int requests, @DefaultValue("1m") Duration window) {
        Limit {
            if (requests < 1 || window.isNegative() || window.isZero()) {
                throw new IllegalArgumentException("a limit needs at least one request in a window of time");
            }
        }
    }
}
