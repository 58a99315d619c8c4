package io.bookstore.platform.observability;

import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.autoconfigure.actuate.endpoint.HealthEndpointAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** The health page of a service; the gateway has one of its own. */
@AutoConfiguration(after = HealthEndpointAutoConfiguration.class)
public class ObservabilityConfiguration {

    @Bean
    @ConditionalOnBean(HealthEndpoint.class)
    @ConditionalOnProperty(name = "bookstore.health.enabled", matchIfMissing = true)
    HealthController healthController(HealthEndpoint health, Clock clock) {
        return new HealthController(health, clock);
    }
}
