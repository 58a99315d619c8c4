package io.bookstore.storefront.stub;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Catalog as the contract describes it. */
final class StubCatalog {

    private final StubShelf shelf;
    private final Map<String, List<Map<String, Object>>> history = new ConcurrentHashMap<>();

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
        log(book, "changed", StubWrites.write(book, request.body(), shelf));
        book.put("version", (Long) book.get("version") + 1);
        return book(request);
    }

    StubAnswer create(StubRequest request) {
        String isbn = request.body().path("isbn13").asString("");
        if (!isbn.isEmpty() && shelf.find(isbn) != null) {
            return StubAnswer.problem(409, "isbn-taken", "A book has this ISBN.");
        }
        Map<String, Object> book = shelf.add(request.body().path("title").asString(""), isbn);
        log(book, "created", StubWrites.write(book, request.body(), shelf));
        return StubAnswer.of(201, book);
    }

    StubAnswer changes(StubRequest request) {
        return StubAnswer.ok(
                StubImports.page(history.getOrDefault(request.path().split("/")[4], List.of()), request));
    }

    StubAnswer image(StubRequest request) {
        Map<String, Object> book = shelf.find(request.path().split("/")[3]);
        if (book == null) return missing();
        if (request.body().path("raw").asString("").startsWith("not a picture")) {
            return StubAnswer.problem(422, "not-an-image", "It is no picture.");
        }
        boolean removed = request.method().equals("DELETE");
        Map<String, Object> image = new LinkedHashMap<>();
        image.put("url", removed ? "/covers/" + book.get("id") + ".svg" : "/v1/images/uploaded.jpg");
        image.put("public_id", removed ? null : "uploaded");
        book.put("image", image);
        book.put("version", (Long) book.get("version") + 1);
        return StubAnswer.ok(book);
    }

    private void log(Map<String, Object> book, String action, Map<String, Object> changes) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("version", book.get("version"));
        entry.put("action", action);
        entry.put("changes", changes);
        entry.put("actor_id", StubShelf.id("staff@example.com"));
        entry.put("at", "2026-11-21T11:30:00Z");
        entry.put("import_id", null);
        history.computeIfAbsent((String) book.get("id"), id -> new CopyOnWriteArrayList<>())
                .addFirst(entry);
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
                .map(author -> {
                    Map<String, Object> whole = new LinkedHashMap<>(author);
                    boolean tolkien = author.get("name").equals("J.R.R. Tolkien");
                    whole.put("other_names", tolkien ? List.of("John Ronald Reuel Tolkien") : List.of());
                    return StubAnswer.ok(whole);
                })
                .orElseGet(StubCatalog::missing);
    }

    StubAnswer work(StubRequest request) {
        List<Map<String, Object>> editions = shelf.all().stream()
                .filter(book -> book.get("work_id").equals(request.last()))
                .toList();
        if (editions.isEmpty()) return missing();
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("id", request.last());
        work.put("title", editions.getFirst().get("title"));
        work.put("original_year", Integer.valueOf((String) editions.getFirst().get("published")));
        work.put("editions", editions);
        return StubAnswer.ok(work);
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
