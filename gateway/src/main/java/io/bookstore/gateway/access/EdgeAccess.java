package io.bookstore.gateway.access;

import io.bookstore.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The edge refuses tokens that are not valid and staff routes without a staff token; finer rules are each service's,
 * which checks every token again.
 */
@Configuration(proxyBeanMethods = false)
class EdgeAccess {

    @Bean
    AccessRules edgeRules() {
        return requests -> requests.requestMatchers("/v1/admin/**")
                .hasAnyRole("staff", "admin")
                .requestMatchers("/**")
                .permitAll();
    }
}
