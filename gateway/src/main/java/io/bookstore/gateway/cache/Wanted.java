package io.bookstore.gateway.cache;

import io.bookstore.gateway.traffic.RouteClass;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A page that may be kept. Its key is what the service is asked for, path and query, and nothing else of the request
 * reaches the service: no header can change an answer that others will get.
 *
 * @param target path and query, the parameters in order of their names
 * @param scopes what must not have changed for a kept answer to be good
 * @param publicOnly whether the service must say that its answer is {@code public}
 */
record Wanted(String service, RouteClass kind, String target, List<String> scopes, boolean publicOnly) {

    private record Page(
            Pattern path, String service, RouteClass kind, Set<String> parameters, String scope, boolean publicOnly) {}

    static final String LISTS = "lists";
    static final String SEARCH = "search";
    static final String EVERYTHING = "everything";

    private static final String ID =
            "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{9}[0-9X]|[0-9]{13})";
    private static final int LONGEST_QUERY = 600;
    private static final Set<String> PAGING = Set.of("limit", "offset", "after");
    private static final List<Page> PAGES = List.of(
            catalog("/v1/books/" + ID, Set.of(), "book"),
            catalog(
                    "/v1/books",
                    Set.of("category", "author", "series", "format", "language", "sort", "limit", "offset", "after"),
                    LISTS),
            catalog("/v1/categories", Set.of(), LISTS),
            catalog("/v1/(?:authors|series|works)/[0-9a-f-]{36}", PAGING, LISTS),
            catalog("/v1/images/[0-9a-f]{32}\\.jpg", Set.of("width"), EVERYTHING),
            search(
                    "/v1/search",
                    Set.of(
                            "q",
                            "category",
                            "author",
                            "series",
                            "publisher",
                            "format",
                            "language",
                            "price_min",
                            "price_max",
                            "rating_min",
                            "in_stock",
                            "published_from",
                            "published_to",
                            "sort",
                            "page",
                            "size",
                            "facets",
                            "group")),
            search("/v1/search/suggest", Set.of("q")),
            search("/v1/books/" + ID + "/related", Set.of()));

    private static Page catalog(String path, Set<String> parameters, String scope) {
        return new Page(Pattern.compile(path), "catalog", RouteClass.BROWSE, parameters, scope, true);
    }

    private static Page search(String path, Set<String> parameters) {
        return new Page(Pattern.compile(path), "search", RouteClass.SEARCH, parameters, SEARCH, false);
    }

    /** The page of a book. */
    static Optional<Wanted> book(String id) {
        return of("/v1/books/" + id, null);
    }

    /**
     * @param path as it was sent: another spelling of it is another page, which is not kept
     * @return empty when the service must see the request itself, also to refuse parameters that it does not know
     */
    static Optional<Wanted> of(String path, @Nullable String query) {
        for (Page page : PAGES) {
            Matcher match = page.path().matcher(path);
            if (match.matches()) {
                return sorted(query, page.parameters())
                        .map(parameters -> new Wanted(
                                page.service(),
                                page.kind(),
                                parameters.isEmpty() ? path : path + "?" + parameters,
                                scopes(page, match),
                                page.publicOnly()));
            }
        }
        return Optional.empty();
    }

    private static List<String> scopes(Page page, Matcher match) {
        if (!page.scope().equals("book")) {
            return List.of(EVERYTHING, page.scope());
        }
        String id = match.group(1);
        boolean isbn = id.length() != 36; // events name books by id
        return List.of(EVERYTHING, isbn ? LISTS : bookScope(id));
    }

    static String bookScope(String id) {
        return "book:" + id;
    }

    static String workScope(String id) {
        return "work:" + id;
    }

    private static Optional<String> sorted(@Nullable String query, Set<String> known) {
        if (query == null || query.isEmpty()) {
            return Optional.of("");
        }
        if (query.length() > LONGEST_QUERY) {
            return Optional.empty();
        }
        List<String> parameters = new ArrayList<>(List.of(query.split("&", -1)));
        for (String parameter : parameters) {
            if (!known.contains(name(parameter))) {
                return Optional.empty();
            }
        }
        parameters.sort(Comparator.comparing(Wanted::name)); // stable: repeated ones keep their order
        return Optional.of(String.join("&", parameters));
    }

    private static String name(String parameter) {
        int end = parameter.indexOf('=');
        return end < 0 ? parameter : parameter.substring(0, end);
    }
}
