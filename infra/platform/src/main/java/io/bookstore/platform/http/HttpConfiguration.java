package io.bookstore.platform.http;

import io.bookstore.platform.json.LenientJson;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.client.RestClient;

/** Calls to other services; their addresses are {@code bookstore.services.<name>.url}. */
@AutoConfiguration(after = RestClientAutoConfiguration.class)
public class HttpConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Replicas replicas(Environment environment, Clock clock) {
        return new Replicas(
                service -> environment.getRequiredProperty("bookstore.services." + service + ".url"), clock);
    }

    @Bean
    ServiceTokens serviceTokens(Environment environment, Clock clock) {
        return new ServiceTokens(
                environment.getRequiredProperty("spring.application.name"),
                environment.getRequiredProperty("bookstore.security.service-secret"),
                clock);
    }

    @Bean
    ServiceClients serviceClients(
            RestClient.Builder builder, LenientJson json, ServiceTokens tokens, Replicas replicas) {
        return new ServiceClients(builder, json, tokens, replicas);
    }
}
