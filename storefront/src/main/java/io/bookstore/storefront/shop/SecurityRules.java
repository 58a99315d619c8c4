package io.bookstore.storefront.shop;

import io.bookstore.storefront.shopper.AccountContexts;
import io.bookstore.storefront.shopper.SessionSettings;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what, form tokens, and the headers of every answer. */
@Configuration(proxyBeanMethods = false)
class SecurityRules {

    @Bean
    SecurityFilterChain shopSecurity(
            HttpSecurity http, AccountContexts contexts, CsrfTokenRepository csrfTokens, ShopSettings shop)
            throws Exception {
        return http.securityContext(context -> context.securityContextRepository(contexts))
                .csrf(csrf -> csrf.csrfTokenRepository(csrfTokens))
                .authorizeHttpRequests(requests -> requests.requestMatchers("/admin/customers", "/admin/customers/**")
                        .hasRole("admin")
                        .requestMatchers("/admin", "/admin/**")
                        .hasRole("staff")
                        .requestMatchers("/account", "/account/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .exceptionHandling(errors ->
                        errors.authenticationEntryPoint(new SignInFirst()).accessDeniedHandler(new Denied()))
                .headers(headers -> headers.addHeaderWriter(new ContentPolicy(shop.stripe()))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy ->
                                policy.policy("camera=(), microphone=(), geolocation=(), usb=(), interest-cohort=()"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                .build();
    }

    /** In a cookie, so that looking around makes no session; its value is masked anew in every form. */
    @Bean
    CsrfTokenRepository csrfTokens(SessionSettings settings) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName(settings.secureCookies() ? "__Host-csrf" : "csrf");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true)
                .secure(settings.secureCookies())
                .sameSite("Lax")
                .path("/"));
        return tokens;
    }

    @Bean
    FilterRegistrationBean<SameOriginForms> sameOriginForms() {
        FilterRegistrationBean<SameOriginForms> filter = new FilterRegistrationBean<>(new SameOriginForms());
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 20);
        return filter;
    }

    /** Accounts are identity's; this keeps Spring Boot from inventing one. */
    @Bean
    UserDetailsService noLocalAccounts() {
        return new InMemoryUserDetailsManager();
    }
}
