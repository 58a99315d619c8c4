package io.bookstore.gateway.headers;

import io.bookstore.platform.problem.ProblemAnswers;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets pages of the origins on our list call the API, compared as a whole and never by a part. Cookies are never allowed:
 * the API takes tokens.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 22)
final class CrossOrigin extends OncePerRequestFilter {

    private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, Cart-Token, Order-Token, Idempotency-Key, If-Match, If-None-Match, X-Request-Id";
    private static final String EXPOSED = "Cart-Token, ETag, Link, Location, Order-Token, RateLimit, RateLimit-Policy, "
            + "Retry-After, X-Cache, X-Request-Id, X-Total-Count";

    private final Set<String> allowed;

    CrossOrigin(@Value("${bookstore.gateway.allowed-origins:}") List<String> allowed) {
        this.allowed = Set.copyOf(allowed.stream().map(String::strip).toList());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ORIGIN) == null
                || !(request.getServletPath().startsWith("/v1/")
                        || request.getServletPath().startsWith("/.well-known/"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean known = allowed.contains(origin);
        boolean asks = request.getMethod().equals(HttpMethod.OPTIONS.name())
                && request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD) != null;
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        if (known) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED);
        }
        if (!asks) {
            chain.doFilter(request, response);
        } else if (known) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            ProblemAnswers.write(
                    Problems.of(
                            HttpStatus.FORBIDDEN,
                            "origin-not-allowed",
                            "Not from there",
                            "Pages of this origin may not call us."),
                    request,
                    response);
        }
    }
}
