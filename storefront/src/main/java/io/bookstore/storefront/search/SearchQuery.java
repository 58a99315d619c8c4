package io.bookstore.storefront.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What a shopper looks for, as the address of the page says it; what cannot be meant is left out, never an error. */
record SearchQuery(
        String q,
        Map<String, List<String>> chosen,
        @Nullable String sort,
        int page) {

    static final int SIZE = 24;
    static final int DEEPEST = 10_000 / SIZE;

    private static final int LONGEST = 200;
    private static final int MOST_VALUES = 20;
    private static final Set<String> SORTS =
            Set.of("relevance", "bestselling", "newest", "price_asc", "price_desc", "rating", "title");

    /** Facets whose values are alternatives of which only one can be chosen. */
    private static final Set<String> SINGLE = Set.of("price", "rating", "availability");

    /** The parameters of the page by facet; they are the API's where it takes one parameter. */
    private static final List<String> FACETS = List.of(
            "category", "author", "series", "publisher", "format", "language", "price", "rating", "availability");

    private static final String PRICE_RANGE = "\\d{0,10}-\\d{0,10}";

    static SearchQuery of(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> chosen = new LinkedHashMap<>();
        for (String facet : FACETS) {
            List<String> values = parameters.getOrDefault(facet, List.of()).stream()
                    .map(String::strip)
                    .filter(value -> meant(facet, value))
                    .distinct()
                    .limit(SINGLE.contains(facet) ? 1 : MOST_VALUES)
                    .toList();
            if (!values.isEmpty()) chosen.put(facet, values);
        }
        String q = clean(parameters.getFirst("q"));
        String sort = parameters.getFirst("sort");
        return new SearchQuery(
                q, chosen, sort != null && SORTS.contains(sort) ? sort : null, page(parameters.getFirst("page")));
    }

    private static boolean meant(String facet, String value) {
        if (value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0) return false;
        return switch (facet) {
            case "price" -> value.matches(PRICE_RANGE) && value.length() > 1;
            case "rating" -> value.matches("[0-5](\\.\\d)?");
            case "availability" -> value.equals("true");
            default -> true;
        };
    }

    private static String clean(@Nullable String q) {
        if (q == null) return "";
        String text = q.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return text.length() > LONGEST
                ? text.substring(0, text.offsetByCodePoints(0, text.codePointCount(0, LONGEST)))
                : text;
    }

    private static int page(@Nullable String text) {
        return text != null && text.matches("\\d{1,4}") ? Math.clamp(Integer.parseInt(text), 1, DEEPEST) : 1;
    }

    boolean isEmpty() {
        return q.isEmpty() && chosen.isEmpty();
    }

    boolean has(String facet, String value) {
        return chosen.getOrDefault(facet, List.of()).contains(value);
    }

    /** The same search with this option switched on or off. */
    SearchQuery toggled(String facet, String value) {
        Map<String, List<String>> changed = new LinkedHashMap<>(chosen);
        List<String> values = new ArrayList<>(
                SINGLE.contains(facet) && !has(facet, value) ? List.of() : chosen.getOrDefault(facet, List.of()));
        if (!values.remove(value)) values.add(value);
        if (values.isEmpty()) changed.remove(facet);
        else changed.put(facet, List.copyOf(values));
        return new SearchQuery(q, changed, sort, 1);
    }

    /** The same search with this option on, in place of others of its facet. */
    SearchQuery choosing(String facet, String value, Set<String> insteadOf) {
        Map<String, List<String>> changed = new LinkedHashMap<>(chosen);
        List<String> values = new ArrayList<>(chosen.getOrDefault(facet, List.of()));
        values.removeAll(insteadOf);
        if (!values.contains(value)) values.add(value);
        changed.put(facet, List.copyOf(values));
        return new SearchQuery(q, changed, sort, 1);
    }

    /** Whether it is just words, as typed into the search field. */
    boolean isPlain() {
        return !q.isEmpty() && chosen.isEmpty() && sort == null && page == 1;
    }

    static boolean isFacet(String name) {
        return FACETS.contains(name);
    }

    SearchQuery onPage(int number) {
        return new SearchQuery(q, chosen, sort, number);
    }

    SearchQuery asking(String words) {
        return new SearchQuery(words, chosen, sort, 1);
    }

    SearchQuery withoutFacets() {
        return new SearchQuery(q, Map.of(), sort, 1);
    }

    String url() {
        return url(UnaryOperator.identity());
    }

    String url(UnaryOperator<UriComponentsBuilder> more) {
        UriComponentsBuilder url = UriComponentsBuilder.fromPath("/search");
        if (!q.isEmpty()) url.queryParam("q", "{q}");
        List<String> values = new ArrayList<>(q.isEmpty() ? List.of() : List.of(q));
        chosen.forEach((facet, options) -> options.forEach(option -> {
            url.queryParam(facet, "{" + facet + values.size() + "}");
            values.add(option);
        }));
        if (sort != null) url.queryParam("sort", sort);
        if (page > 1) url.queryParam("page", page);
        return more.apply(url).encode().buildAndExpand(values.toArray()).toUriString();
    }

    MultiValueMap<String, String> forSearch() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        if (!q.isEmpty()) query.add("q", q);
        chosen.forEach((facet, values) -> add(query, facet, values));
        if (sort != null) query.add("sort", sort);
        query.add("page", Integer.toString(page));
        query.add("size", Integer.toString(SIZE));
        return query;
    }

    private static void add(MultiValueMap<String, String> query, String facet, Collection<String> values) {
        switch (facet) {
            case "price" -> {
                String[] ends = values.iterator().next().split("-", -1);
                if (!ends[0].isEmpty()) query.add("price_min", ends[0]);
                if (!ends[1].isEmpty()) query.add("price_max", ends[1]);
            }
            case "rating" -> query.add("rating_min", values.iterator().next());
            case "availability" -> query.add("in_stock", "true");
            default -> values.forEach(value -> query.add(facet, value));
        }
    }

    /** What catalog can list of it, for when search rests. */
    MultiValueMap<String, String> forCatalog() {
        MultiValueMap<String, String> query = new LinkedMultiValueMap<>();
        for (String facet : List.of("category", "author", "series", "format", "language")) {
            List<String> values = chosen.getOrDefault(facet, List.of());
            if (!values.isEmpty()) query.add(facet, values.getFirst());
        }
        query.add("sort", sort == null || sort.equals("relevance") ? "bestselling" : sort);
        query.add("limit", Integer.toString(SIZE));
        query.add("offset", Integer.toString((page - 1) * SIZE));
        return query;
    }
}
