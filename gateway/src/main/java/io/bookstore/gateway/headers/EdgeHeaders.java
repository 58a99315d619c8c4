package io.bookstore.gateway.headers;

import io.bookstore.gateway.traffic.Client;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The headers that no answer goes without. A page of the storefront brings a content policy of its own, which replaces the
 * one here: an API answer may load nothing at all.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class EdgeHeaders extends OncePerRequestFilter {

    private static final String NOTHING =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String ONE_YEAR = "max-age=31536000; includeSubDomains";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Content-Security-Policy", NOTHING);
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-XSS-Protection", "0");
        if (Client.of(request).secure()) {
            response.setHeader("Strict-Transport-Security", ONE_YEAR);
        }
        chain.doFilter(request, response);
    }
}
