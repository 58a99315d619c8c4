package io.bookstore.platform.web;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request an id: the caller's when it is well-formed, else a new one; in the answer and in each log line. Also begins its {@link Deadline}. */
public final class RequestIds extends OncePerRequestFilter {

    /** Request and response header. */
    public static final String HEADER = "X-Request-Id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = idOf(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        MDC.put(Problems.REQUEST_ID, id);
        Deadline.begin(request.getHeader(Deadline.HEADER));
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(Problems.REQUEST_ID);
            Deadline.end();
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    static String idOf(@Nullable String offered) {
        return offered != null && WELL_FORMED.matcher(offered).matches()
                ? offered
                : Ids.next().toString();
    }
}
