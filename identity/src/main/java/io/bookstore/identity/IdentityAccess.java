package io.bookstore.identity;

import io.bookstore.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what here. */
@Configuration(proxyBeanMethods = false)
class IdentityAccess {

    @Bean
    AccessRules identityRules() {
        return requests -> requests.requestMatchers(
                        "/v1/auth/register",
                        "/v1/auth/login",
                        "/v1/auth/refresh",
                        "/v1/auth/verify-email",
                        "/v1/auth/verify-email/resend",
                        "/v1/auth/password-reset",
                        "/v1/auth/password-reset/confirm",
                        "/v1/auth/confirm-email",
                        "/.well-known/**")
                .permitAll()
                .requestMatchers(HttpMethod.POST, "/v1/notifications")
                .hasAnyRole("staff", "admin")
                .requestMatchers(
                        "/v1/auth/logout", "/v1/me", "/v1/me/**", "/v1/notifications", "/v1/notifications/*/read")
                .authenticated()
                .requestMatchers("/v1/admin/users", "/v1/admin/users/**", "/v1/admin/signing-keys")
                .hasRole("admin");
    }
}
