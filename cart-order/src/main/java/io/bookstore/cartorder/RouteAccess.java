package io.bookstore.cartorder;

import io.bookstore.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Cart and checkout are open to guests; whose cart or order it is, the features themselves decide. */
@Configuration(proxyBeanMethods = false)
class RouteAccess {

    @Bean
    AccessRules routes() {
        return requests -> requests.requestMatchers(HttpMethod.POST, "/v1/cart/merge")
                .hasRole("customer")
                .requestMatchers(HttpMethod.GET, "/v1/orders")
                .hasRole("customer")
                .requestMatchers("/v1/admin/**")
                .hasRole("staff")
                .requestMatchers(
                        "/v1/cart",
                        "/v1/cart/*",
                        "/v1/cart/*/save",
                        "/v1/cart/*/restore",
                        "/v1/cart/*/saved",
                        "/v1/cart/coupons/*",
                        "/v1/checkout",
                        "/v1/checkout/quote",
                        "/v1/orders",
                        "/v1/orders/*",
                        "/v1/orders/*/cancel",
                        "/v1/orders/*/invoice",
                        "/v1/orders/*/credit-notes",
                        "/v1/orders/*/credit-notes/*",
                        "/v1/orders/*/returns",
                        "/v1/orders/*/returns/*",
                        "/v1/orders/*/downloads",
                        "/v1/downloads/*")
                .permitAll();
    }
}
