package io.bookstore.storefront.stub;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Catalog as the contract describes it. */
final class StubCatalog {

    private final StubShelf shelf;

    StubCatalog(StubShelf shelf) {
        this.shelf = shelf;
    }

    StubAnswer books(StubRequest request) {
        boolean active = !request.first("active", "true").equals("false");
        Stream<Map<String, Object>> books =
                shelf.all().stream().filter(book -> book.get("active").equals(active));
        if (!request.all("category").isEmpty()) {
            List<Map<String, Object>> in = shelf.in(request.first("category", ""));
            books = books.filter(in::contains);
        }
        if (!request.all("author").isEmpty()) books = books.filter(book -> by(book, request.first("author", "")));
        if (!request.all("series").isEmpty()) books = books.filter(book -> inSeries(book, request.first("series", "")));
        List<Map<String, Object>> all =
                books.sorted(order(request.first("sort", "newest"))).toList();
        int limit = Integer.parseInt(request.first("limit", "20"));
        int offset = Integer.parseInt(request.first("offset", "0"));
        return StubAnswer.ok(Map.of(
                "data",
                all.stream().skip(offset).limit(limit).toList(),
                "total",
                all.size(),
                "limit",
                limit,
                "offset",
                offset));
    }

    StubAnswer book(StubRequest request) {
        Map<String, Object> book = shelf.find(request.last());
        boolean staff = request.header("Authorization").isPresent();
        if (book == null || (book.get("active").equals(false) && !staff)) return missing();
        Map<String, Object> whole = new LinkedHashMap<>(book);
        whole.put("availability", shelf.availability((String) book.get("id")));
        whole.put("editions", shelf.editionsOf(book));
        whole.put("details", StubDetails.of(book));
        return StubAnswer.ok(whole).with("ETag", "\"" + book.get("version") + "\"");
    }

    StubAnswer patch(StubRequest request) {
        Map<String, Object> book = shelf.find(request.last());
        if (book == null) return missing();
        String match = request.header("If-Match").orElse("");
        if (!match.equals("\"" + book.get("version") + "\"")) {
            return StubAnswer.problem(412, "stale", "The book was changed meanwhile.");
        }
        request.body().propertyStream().forEach(change -> {
            Object value = change.getValue().isNull()
                    ? null
                    : change.getValue().isNumber()
                            ? (Object) change.getValue().asLong()
                            : change.getValue().isBoolean()
                                    ? (Object) change.getValue().asBoolean()
                                    : change.getValue().asString();
            book.put(change.getKey(), value);
        });
        book.put("version", (Long) book.get("version") + 1);
        return book(request);
    }

    StubAnswer delete(StubRequest request) {
        Map<String, Object> book = shelf.find(request.last());
        if (book == null) return missing();
        book.put("active", false);
        book.put("version", (Long) book.get("version") + 1);
        return StubAnswer.of(204, null);
    }

    StubAnswer categories() {
        return StubAnswer.ok(Map.of("data", shelf.tree(""), "total", 20));
    }

    StubAnswer author(StubRequest request) {
        return shelf.all().stream()
                .flatMap(book -> StubShelf.authorsOf(book).stream())
                .filter(author -> author.get("id").equals(request.last()))
                .findFirst()
                .map(StubAnswer::ok)
                .orElseGet(StubCatalog::missing);
    }

    static StubAnswer missing() {
        return StubAnswer.problem(404, "not-found", "There is no such thing.");
    }

    static boolean by(Map<String, Object> book, String author) {
        return StubShelf.authorsOf(book).stream()
                .anyMatch(a -> a.get("id").equals(author) || author.equalsIgnoreCase((String) a.get("name")));
    }

    static boolean inSeries(Map<String, Object> book, String series) {
        return book.get("series") instanceof Map<?, ?> s
                && (s.get("id").equals(series) || series.equalsIgnoreCase((String) s.get("name")));
    }

    static Comparator<Map<String, Object>> order(String sort) {
        Comparator<Map<String, Object>> byPrice = Comparator.comparingLong(book -> (Long) book.get("price_cents"));
        return switch (sort) {
            case "price_asc" -> byPrice;
            case "price_desc" -> byPrice.reversed();
            case "title" -> Comparator.comparing(book -> (String) book.get("title"));
            case "rating" ->
                Comparator.comparingDouble((Map<String, Object> book) -> (Double) book.get("rating"))
                        .reversed();
            case "newest" ->
                Comparator.comparing((Map<String, Object> book) -> (String) book.get("created_at"))
                        .reversed();
            default ->
                Comparator.comparingInt((Map<String, Object> book) -> (Integer) book.get("ratings_count"))
                        .reversed();
        };
    }
}
