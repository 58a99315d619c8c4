package io.bookstore.gateway.cache;

import io.bookstore.gateway.route.Forwarding;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who changes something through this gateway reads the change when the answer is there: what is kept about it is dropped
 * before the answer leaves, and not only when the event comes by.
 */
final class Changes {

    private static final Set<String> HARMLESS = Set.of("HEAD", "OPTIONS");
    private static final Pattern OF_A_BOOK =
            Pattern.compile("/v1/(?:admin/)?(?:books|inventory)/([0-9a-fA-F-]{36})(?:/.*)?");
    private static final List<String> SHOWN =
            List.of("/v1/books", "/v1/reviews", "/v1/imports", "/v1/admin/", "/v1/inventory", "/v1/categories");
    private static final List<String> NOT_SHOWN =
            List.of("/v1/admin/orders", "/v1/admin/users", "/v1/admin/cache", "/v1/admin/payments", "/v1/admin/events");

    private final Generations generations;

    Changes(Generations generations) {
        this.generations = generations;
    }

    void watch(HttpServletRequest request) {
        String path = request.getServletPath();
        if (!HARMLESS.contains(request.getMethod())
                && SHOWN.stream().anyMatch(path::startsWith)
                && NOT_SHOWN.stream().noneMatch(path::startsWith)) {
            List<String> scopes = scopesOf(path);
            request.setAttribute(Forwarding.BEFORE_ANSWER, (Runnable) () -> scopes.forEach(generations::touch));
        }
    }

    static List<String> scopesOf(String path) {
        Matcher book = OF_A_BOOK.matcher(path);
        return book.matches()
                ? List.of(
                        Wanted.bookScope(book.group(1).toLowerCase(java.util.Locale.ROOT)), Wanted.LISTS, Wanted.SEARCH)
                : path.equals("/v1/books") ? List.of(Wanted.LISTS, Wanted.SEARCH) : List.of(Wanted.EVERYTHING);
    }
}
