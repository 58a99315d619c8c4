package io.bookstore.gateway.limit;

import io.bookstore.gateway.limit.LimitSettings.Limit;
import io.bookstore.gateway.traffic.Client;
import io.bookstore.gateway.traffic.RouteClass;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** How often one account may call, from however many addresses: behind the check of its token, so that nobody counts for another. */
@Component
@Order(AccountLimits.AFTER_SECURITY)
final class AccountLimits extends OncePerRequestFilter {

    static final int AFTER_SECURITY = -50;

    private final LimitSettings settings;
    private final Limits limits;

    AccountLimits(LimitSettings settings, Limits limits) {
        this.settings = settings;
        this.limits = limits;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        RouteClass kind = Client.classOf(request);
        Limit limit = settings.account().get(kind);
        boolean known = SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken;
        if (!known || !settings.enabled() || limit == null || allows(kind, limit, request, response)) {
            chain.doFilter(request, response);
        }
    }

    private boolean allows(RouteClass kind, Limit limit, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String account = java.util.Objects.requireNonNull(
                        SecurityContextHolder.getContext().getAuthentication())
                .getName();
        return limits.allow(kind.label() + "-account", account, kind, limit, request, response);
    }
}
