package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Search as the contract describes it, with disjunctive counts; "tolkein" is corrected, "zzzz" finds nothing. */
final class StubSearch {

    private static final List<String> FACETS =
            List.of("category", "author", "series", "format", "price", "availability");

    static final String QUERY_ID = "0192a4b0-0000-7000-8000-00000000abcd";

    final Map<String, String> redirects = new ConcurrentHashMap<>(Map.of("verses", "/categories/poetry"));
    volatile boolean degraded;
    private final StubShelf shelf;

    StubSearch(StubShelf shelf) {
        this.shelf = shelf;
    }

    StubAnswer search(StubRequest request) {
        String q = request.first("q", "").toLowerCase(Locale.ROOT);
        String corrected = q.contains("tolkein") ? q.replace("tolkein", "tolkien") : null;
        String asked = corrected == null ? q : corrected;
        List<Map<String, Object>> matching = shelf.all().stream()
                .filter(book -> book.get("active").equals(true))
                .filter(book -> asked.isEmpty() || Stream.of(asked.split(" ")).allMatch(text(book)::contains))
                .toList();
        List<Map<String, Object>> some = matching.isEmpty() ? anyOf(asked) : matching;
        boolean nothing = some.isEmpty();
        List<Map<String, Object>> base = nothing ? shelf.all() : some;
        List<Map<String, Object>> found = base.stream().filter(all(request, "")).toList();
        List<Map<String, Object>> hits = works(found, request);
        int page = Integer.parseInt(request.first("page", "1"));
        int size = Integer.parseInt(request.first("size", "20"));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("hits", hits.stream().skip((page - 1L) * size).limit(size).toList());
        answer.put("total", hits.size());
        answer.put("page", page);
        answer.put("size", size);
        answer.put("facets", nothing ? List.of() : facets(base, request));
        answer.put("sort", request.first("sort", q.isEmpty() ? "bestselling" : "relevance"));
        answer.put("corrected_query", corrected);
        answer.put("stage", stage(nothing, matching.isEmpty(), corrected != null));
        answer.put("did_you_mean", q.equals("left hand") ? "the left hand of darkness" : null);
        answer.put("redirect", redirects.get(q));
        answer.put("degraded", degraded);
        answer.put("query_id", QUERY_ID);
        answer.put("took_ms", 3);
        return StubAnswer.ok(answer);
    }

    private static String stage(boolean nothing, boolean notAll, boolean corrected) {
        if (nothing) return "popular";
        return notAll ? "relaxed" : corrected ? "corrected" : "exact";
    }

    private List<Map<String, Object>> anyOf(String words) {
        return shelf.all().stream()
                .filter(book -> Stream.of(words.split(" ")).anyMatch(text(book)::contains))
                .toList();
    }

    StubAnswer options(StubRequest request) {
        String id = request.last();
        String prefix = request.first("prefix", "").toLowerCase(Locale.ROOT);
        List<Map<String, Object>> found = shelf.all().stream()
                .filter(all(request, id))
                .filter(book -> text(book).contains(request.first("q", "").toLowerCase(Locale.ROOT)))
                .toList();
        Map<String, String> names = names(found, StubShelf::authorsOf);
        names.values().removeIf(name -> !name.toLowerCase(Locale.ROOT).startsWith(prefix));
        return StubAnswer.ok(facet(id, names, found, request));
    }

    private List<Map<String, Object>> works(List<Map<String, Object>> books, StubRequest request) {
        Map<Object, List<Map<String, Object>>> works = books.stream()
                .sorted(StubCatalog.order(request.first("sort", "bestselling")))
                .collect(Collectors.groupingBy(
                        request.first("group", "").equals("edition") ? b -> b.get("id") : b -> b.get("work_id"),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return works.values().stream()
                .map(editions -> {
                    Map<String, Object> hit = new LinkedHashMap<>(editions.getFirst());
                    hit.put("availability", shelf.availability((String) hit.get("id")));
                    hit.put("score", 1.0);
                    hit.put("highlights", Map.of());
                    hit.put("editions_count", shelf.editionsOf(hit).size());
                    return hit;
                })
                .toList();
    }

    private static String text(Map<String, Object> book) {
        String authors = StubShelf.authorsOf(book).stream()
                .map(a -> (String) a.get("name"))
                .collect(Collectors.joining(" "));
        return (book.get("title") + " " + authors + " " + book.get("series") + " " + book.get("isbn13"))
                .toLowerCase(Locale.ROOT);
    }

    private Predicate<Map<String, Object>> all(StubRequest request, String but) {
        Predicate<Map<String, Object>> every = book -> true;
        for (String facet : FACETS) if (!facet.equals(but)) every = every.and(one(request, facet));
        return every;
    }

    private Predicate<Map<String, Object>> one(StubRequest request, String facet) {
        List<String> values = request.all(facet);
        return switch (facet) {
            case "price" -> {
                long min = Long.parseLong(request.first("price_min", "0"));
                long max = Long.parseLong(request.first("price_max", "999999999"));
                yield book -> (Long) book.get("price_cents") >= min && (Long) book.get("price_cents") <= max;
            }
            case "availability" ->
                request.all("in_stock").isEmpty() ? book -> true : book -> shelf.left((String) book.get("id")) > 0;
            case "category" -> {
                List<String> slugs =
                        values.stream().flatMap(v -> shelf.subtree(v).stream()).toList();
                yield book ->
                        values.isEmpty() || StubShelf.slugsOf(book).stream().anyMatch(slugs::contains);
            }
            case "author" -> book -> values.isEmpty() || values.stream().anyMatch(v -> StubCatalog.by(book, v));
            case "series" -> book -> values.isEmpty() || values.stream().anyMatch(v -> StubCatalog.inSeries(book, v));
            default -> book -> values.isEmpty() || values.contains(book.get(facet));
        };
    }

    private List<Map<String, Object>> facets(List<Map<String, Object>> base, StubRequest request) {
        String wanted = request.first("facets", "");
        List<Map<String, Object>> facets = new ArrayList<>();
        for (String facet : FACETS) {
            if (!wanted.isEmpty() && !wanted.contains(facet)) continue;
            List<Map<String, Object>> seen =
                    base.stream().filter(all(request, facet)).toList();
            Map<String, String> options = new LinkedHashMap<>();
            switch (facet) {
                case "category" -> options.putAll(shelf.categoryNames());
                case "author" -> names(base, StubShelf::authorsOf).forEach(options::put);
                case "series" ->
                    names(base, book -> book.get("series") == null ? List.of() : List.of(cast(book.get("series"))))
                            .forEach(options::put);
                case "format" ->
                    base.forEach(book -> options.put((String) book.get("format"), (String) book.get("format")));
                case "price" ->
                    List.of("0-999", "1000-1999", "2000-2999", "3000-").forEach(range -> options.put(range, range));
                default -> options.put("true", "In stock");
            }
            facets.add(facet(facet, options, seen, request));
        }
        return facets;
    }

    private Map<String, Object> facet(
            String id, Map<String, String> options, List<Map<String, Object>> seen, StubRequest request) {
        List<Map<String, Object>> counted = new ArrayList<>();
        options.forEach((value, label) -> {
            StubRequest only = new StubRequest("GET", "", parameters(id, value), Map.of(), null);
            long count =
                    works(seen.stream().filter(one(only, id)).toList(), request).size();
            if (count > 0) {
                counted.add(Map.of(
                        "value",
                        value,
                        "label",
                        label,
                        "count",
                        count,
                        "selected",
                        request.all(id).contains(value)));
            }
        });
        if (!id.equals("price")) counted.sort((a, b) -> Long.compare((Long) b.get("count"), (Long) a.get("count")));
        Map<String, Object> facet = new LinkedHashMap<>();
        facet.put("id", id);
        facet.put("label", id);
        facet.put("type", id.equals("price") ? "range" : "terms");
        facet.put("options", counted);
        return facet;
    }

    private static Map<String, List<String>> parameters(String facet, String value) {
        if (facet.equals("availability")) return Map.of("in_stock", List.of("true"));
        if (!facet.equals("price")) return Map.of(facet, List.of(value));
        String[] ends = value.split("-", -1);
        return ends[1].isEmpty()
                ? Map.of("price_min", List.of(ends[0]))
                : Map.of("price_min", List.of(ends[0]), "price_max", List.of(ends[1]));
    }

    private static Map<String, String> names(
            List<Map<String, Object>> books, Function<Map<String, Object>, List<Map<String, Object>>> named) {
        return books.stream()
                .flatMap(book -> named.apply(book).stream())
                .collect(Collectors.toMap(
                        n -> (String) n.get("id"), n -> (String) n.get("name"), (a, b) -> a, LinkedHashMap::new));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }

    StubAnswer suggest(StubRequest request) {
        String q = request.first("q", "").toLowerCase(Locale.ROOT);
        List<Map<String, Object>> books =
                shelf.all().stream().filter(book -> text(book).contains(q)).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put(
                "queries",
                books.stream()
                        .map(b -> ((String) b.get("title")).toLowerCase(Locale.ROOT))
                        .distinct()
                        .limit(2)
                        .toList());
        answer.put(
                "books",
                books.stream()
                        .limit(3)
                        .map(b -> Map.of("id", b.get("id"), "isbn13", b.get("isbn13"), "title", b.get("title")))
                        .toList());
        answer.put(
                "authors",
                names(books, StubShelf::authorsOf).entrySet().stream()
                        .filter(e -> e.getValue().toLowerCase(Locale.ROOT).contains(q))
                        .map(e -> Map.of("id", e.getKey(), "name", e.getValue()))
                        .toList());
        answer.put("series", List.of());
        answer.put("categories", List.of());
        return StubAnswer.ok(answer);
    }

    StubAnswer related(StubRequest request) {
        String id = request.path().split("/")[3];
        Map<String, Object> book = shelf.find(id);
        if (book == null) return StubCatalog.missing();
        List<Map<String, Object>> alike = shelf.all().stream()
                .filter(other -> StubShelf.slugsOf(other).stream().anyMatch(StubShelf.slugsOf(book)::contains))
                .toList();
        return StubAnswer.ok(Map.of("data", works(alike, request)));
    }
}
