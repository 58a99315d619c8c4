package io.bookstore.psp.call;

import io.bookstore.psp.memory.StripeIds;
import io.bookstore.psp.webhook.EventFormat;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every answer of the API a request id and says which version and key it belongs to. */
@Component
class StripeHeaders extends OncePerRequestFilter {

    private static final String REQUEST_ID = StripeHeaders.class.getName() + ".requestId";

    private final StripeIds ids;
    private final EventFormat format;

    StripeHeaders(StripeIds ids, EventFormat format) {
        this.ids = ids;
        this.format = format;
    }

    static String requestId(HttpServletRequest request) {
        return Objects.toString(request.getAttribute(REQUEST_ID));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String requestId = ids.next("req_", 14);
        request.setAttribute(REQUEST_ID, requestId);
        response.setHeader("Request-Id", requestId);
        response.setHeader("Cache-Control", "no-cache, no-store");
        String version = request.getHeader("Stripe-Version");
        response.setHeader(
                "Stripe-Version", version != null && version.matches("[\\w.-]{1,60}") ? version : format.apiVersion());
        String key = request.getHeader("Idempotency-Key");
        if (key != null && key.matches("[\\x21-\\x7e]{1,255}")) {
            response.setHeader("Idempotency-Key", key);
        }
        chain.doFilter(request, response);
    }
}
