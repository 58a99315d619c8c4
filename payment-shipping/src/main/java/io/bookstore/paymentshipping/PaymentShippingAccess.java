package io.bookstore.paymentshipping;

import io.bookstore.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call which public route. */
@Configuration(proxyBeanMethods = false)
class PaymentShippingAccess {

    @Bean
    AccessRules paymentShippingAccessRules() {
        return requests -> requests.requestMatchers(HttpMethod.POST, "/v1/webhooks/stripe")
                .permitAll() // proves itself by its signature
                .requestMatchers("/v1/shipments/**", "/v1/me/payment-methods/**")
                .authenticated()
                .requestMatchers("/v1/admin/payments/**", "/v1/admin/disputes/**", "/v1/admin/reconciliation/**")
                .hasAnyRole("staff", "admin");
    }
}
