package io.bookstore.gateway.traffic;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says for everybody behind it who calls and what for. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
@EnableConfigurationProperties(TrafficSettings.class)
final class TrafficFilter extends OncePerRequestFilter {

    private final TrustedProxies proxies;

    TrafficFilter(TrafficSettings settings) {
        this.proxies = new TrustedProxies(settings.trustedProxies());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.setAttribute(Client.CLIENT, proxies.client(request));
        request.setAttribute(Client.CLASS, RouteClass.of(request.getMethod(), request.getServletPath()));
        chain.doFilter(request, response);
    }
}
