package io.bookstore.gateway.headers;

import io.bookstore.gateway.traffic.Client;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * One line per request. It names nobody: no address, no account, no query (people search for names and follow links with
 * tokens), and of the path only words, numbers and ids.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class AccessLog extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger("bookstore.access");
    private static final int LONGEST_PATH = 120;
    private static final Pattern NOT_PLAIN = Pattern.compile("[^/]*[^a-zA-Z0-9/._-][^/]*|[A-Za-z0-9_.-]{64,}");

    private final boolean enabled;

    AccessLog(@Value("${bookstore.gateway.access-log:true}") boolean enabled) {
        this.enabled = enabled;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !enabled;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long started = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            String cache = response.getHeader("X-Cache");
            log.atInfo()
                    .addKeyValue("method", request.getMethod())
                    .addKeyValue("path", plain(request.getRequestURI()))
                    .addKeyValue("class", Client.classOf(request).label())
                    .addKeyValue("status", response.getStatus())
                    .addKeyValue("micros", (System.nanoTime() - started) / 1_000)
                    .addKeyValue("cache", cache == null ? "" : cache)
                    .log("request");
        }
    }

    /** What somebody wrote into a path (an e-mail address, a token, a line break) is not repeated. */
    static String plain(String path) {
        String cut = path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH);
        return NOT_PLAIN.matcher(cut).replaceAll("*");
    }
}
