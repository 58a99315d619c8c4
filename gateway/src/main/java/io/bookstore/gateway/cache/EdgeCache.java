package io.bookstore.gateway.cache;

import io.bookstore.gateway.route.Forwarding;
import io.bookstore.gateway.route.ServiceReader.Answer;
import io.bookstore.gateway.route.ServiceReader.Field;
import io.bookstore.gateway.traffic.Client;
import io.bookstore.platform.problem.ProblemAnswers;
import io.bookstore.platform.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ProblemDetail;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers anonymous readers from what is kept, and lets everything else pass. */
final class EdgeCache extends OncePerRequestFilter {

    static final String X_CACHE = "X-Cache";

    private static final Set<String> PERSONAL = Set.of(HttpHeaders.AUTHORIZATION, "Cart-Token", "Order-Token");
    private static final Set<String> SPECIAL =
            Set.of(HttpHeaders.RANGE, HttpHeaders.IF_MATCH, HttpHeaders.TRANSFER_ENCODING);
    private static final Set<String> NOT_COPIED = Set.of(
            "connection",
            "keep-alive",
            "transfer-encoding",
            "content-length",
            "set-cookie",
            "x-request-id",
            "server",
            "date");

    private final Shelf shelf;
    private final Fetches fetches;
    private final Changes changes;
    private final Counter hits;
    private final Counter stale;
    private final Counter misses;

    EdgeCache(Shelf shelf, Fetches fetches, Changes changes, MeterRegistry meters) {
        this.shelf = shelf;
        this.fetches = fetches;
        this.changes = changes;
        this.hits = meters.counter("bookstore.gateway.cache", "result", "hit");
        this.stale = meters.counter("bookstore.gateway.cache", "result", "stale");
        this.misses = meters.counter("bookstore.gateway.cache", "result", "miss");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!request.getMethod().equals("GET")) {
            changes.watch(request);
            chain.doFilter(request, response);
            return;
        }
        Optional<Wanted> wanted =
                isAnonymous(request) ? Wanted.of(request.getRequestURI(), request.getQueryString()) : Optional.empty();
        if (wanted.isEmpty()) {
            chain.doFilter(request, response);
        } else {
            answer(wanted.get(), request, response, chain);
        }
    }

    private static boolean isAnonymous(HttpServletRequest request) {
        for (String header : PERSONAL) {
            if (request.getHeader(header) != null) {
                return false;
            }
        }
        for (String header : SPECIAL) {
            if (request.getHeader(header) != null) {
                return false;
            }
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        boolean readable = accept == null || accept.contains("*/*") || accept.contains("application/json");
        return readable && request.getContentLengthLong() <= 0;
    }

    private void answer(Wanted wanted, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Kept known = shelf.find(wanted);
        Shelf.State state = known == null ? Shelf.State.USELESS : shelf.stateOf(wanted, known);
        if (known != null && state == Shelf.State.FRESH) {
            hits.increment();
            give(known, "hit", request, response);
        } else if (known != null && state == Shelf.State.STALE) {
            stale.increment();
            fetches.refresh(wanted, Client.of(request));
            give(known, "stale", request, response);
        } else {
            fetch(wanted, state == Shelf.State.LAST_RESORT ? known : null, request, response, chain);
        }
    }

    private void fetch(
            Wanted wanted,
            @Nullable Kept lastResort,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        misses.increment();
        try {
            Fetches.Fetched fetched = fetches.fetch(wanted, Client.of(request));
            Answer answer = fetched.answer();
            if (fetched.kept() != null) {
                give(fetched.kept(), "miss", request, response);
            } else if (answer == null || !answer.whole()) {
                chain.doFilter(request, response);
            } else if (answer.status() >= 500 && lastResort != null) {
                give(lastResort, "stale", request, response);
            } else {
                pass(answer, response);
            }
        } catch (ProblemException full) {
            giveOrTell(lastResort, full.problem(), request, response);
        } catch (IOException noAnswer) {
            if (response.isCommitted()) {
                throw noAnswer;
            }
            giveOrTell(lastResort, Forwarding.problem(noAnswer), request, response);
        }
    }

    private static void giveOrTell(
            @Nullable Kept lastResort, ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (lastResort != null) {
            give(lastResort, "stale", request, response);
        } else {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            ProblemAnswers.write(problem, request, response);
        }
    }

    private static void give(Kept kept, String how, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader(X_CACHE, how);
        response.setHeader(HttpHeaders.ETAG, kept.etag());
        for (Field field : kept.fields()) {
            response.setHeader(field.name(), field.value());
        }
        if (EntityTags.match(request.getHeader(HttpHeaders.IF_NONE_MATCH), kept.etag())) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentLength(kept.body().length);
        response.getOutputStream().write(kept.body());
    }

    /** An answer that is not kept, given to all who waited for it. */
    private static void pass(Answer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        for (Field field : answer.fields()) {
            if (!NOT_COPIED.contains(field.name().toLowerCase(Locale.ROOT))) {
                response.setHeader(field.name(), field.value());
            }
        }
        response.setHeader(X_CACHE, "miss");
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
    }
}
