package io.bookstore.gateway.limit;

import io.bookstore.gateway.limit.LimitSettings.Limit;
import io.bookstore.gateway.traffic.Client;
import io.bookstore.gateway.traffic.RouteClass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How often one address may call: before anything else is done for it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
final class AddressLimits extends OncePerRequestFilter {

    private final LimitSettings settings;
    private final Limits limits;

    AddressLimits(LimitSettings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Client client = Client.of(request);
        RouteClass kind = Client.classOf(request);
        Limit limit = settings.address().get(kind);
        boolean free = !settings.enabled() || (client.direct() && settings.freeForTrusted());
        if (free || limit == null || limits.allow(kind.label(), client.network(), kind, limit, request, response)) {
            chain.doFilter(request, response);
        }
    }
}
