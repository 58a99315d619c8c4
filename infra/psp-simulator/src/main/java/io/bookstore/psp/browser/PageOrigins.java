package io.bookstore.psp.browser;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Which pages may call and embed what browsers use: those of any shop on this machine. */
@Configuration(proxyBeanMethods = false)
class PageOrigins {

    private static final List<String> LOOPBACK = List.of(
            "http://localhost:[*]",
            "http://127.0.0.1:[*]",
            "http://[::1]:[*]",
            "https://localhost:[*]",
            "https://127.0.0.1:[*]");
    private static final String FRAME_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors http://localhost:* http://127.0.0.1:* https://localhost:*"
                    + " https://127.0.0.1:*";

    @Bean
    static FilterRegistrationBean<CorsFilter> browserCalls() {
        CorsConfiguration pages = new CorsConfiguration();
        pages.setAllowedOriginPatterns(LOOPBACK);
        pages.setAllowedMethods(List.of("GET", "POST"));
        pages.setAllowedHeaders(List.of("Authorization", "Content-Type", "Stripe-Version", "Idempotency-Key"));
        pages.setExposedHeaders(List.of("Request-Id"));
        pages.setMaxAge(Duration.ofMinutes(10));
        UrlBasedCorsConfigurationSource paths = new UrlBasedCorsConfigurationSource();
        paths.registerCorsConfiguration("/v1/payment_methods", pages);
        paths.registerCorsConfiguration("/v1/payment_intents/*", pages);
        paths.registerCorsConfiguration("/v1/payment_intents/*/confirm", pages);
        FilterRegistrationBean<CorsFilter> filter = new FilterRegistrationBean<>(new CorsFilter(paths));
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    @Bean
    static FilterRegistrationBean<OncePerRequestFilter> framePolicy() {
        FilterRegistrationBean<OncePerRequestFilter> filter = new FilterRegistrationBean<>(new FramePolicy());
        filter.addUrlPatterns("/v3/*");
        return filter;
    }

    private static final class FramePolicy extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            response.setHeader("Content-Security-Policy", FRAME_POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            chain.doFilter(request, response);
        }
    }
}
