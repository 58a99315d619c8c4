package io.bookstore.storefront.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What only staff may call: imports, the search desk, moderation, stock. */
final class StubBackOffice {

    private final StubShelf shelf;
    private final StubReviews reviews;
    final StubImports imports;
    private final Map<String, Long> versions = new ConcurrentHashMap<>();
    private final Map<String, Object> lists = new ConcurrentHashMap<>();
    private volatile int threshold;

    StubBackOffice(StubShelf shelf, StubReviews reviews) {
        this.shelf = shelf;
        this.reviews = reviews;
        imports = new StubImports(shelf);
        reset();
    }

    void reset() {
        threshold = 3;
        lists.put("synonyms", List.of("sci-fi, scifi, science fiction", "lotr => the lord of the rings"));
        lists.put(
                "pins",
                List.of(Map.of(
                        "query",
                        "desert planet",
                        "book_ids",
                        List.of(StubShelf.id("Dunepaperback"), StubShelf.id("Dune Messiahpaperback")))));
        lists.put("redirects", List.of(Map.of("query", "verses", "url", "/categories/poetry")));
        List.of("synonyms", "pins", "redirects").forEach(list -> versions.put(list, 1L));
    }

    void touched(String list) {
        versions.merge(list, 1L, Long::sum);
    }

    StubAnswer answer(StubRequest request, String shape) {
        return switch (shape) {
            case "GET /v1/admin/reviews" -> reviews.moderation(request);
            case "POST /v1/imports" -> imports.start(request);
            case "GET /v1/imports" -> imports.list(request);
            case "GET /v1/imports/*" -> imports.run(request);
            case "GET /v1/imports/*/records" -> imports.records(request);
            case "POST /v1/imports/*/run" -> imports.importPreviewed(request);
            case "POST /v1/imports/*/undo" -> imports.undo(request);
            case "GET /v1/inventory/*" ->
                StubAnswer.ok(Map.of(
                        "on_hand", shelf.left(request.last()), "reserved", 0, "available", shelf.left(request.last())));
            case "POST /v1/admin/inventory/*/receipts" -> receive(request);
            case "GET /v1/admin/disputes" ->
                StubAnswer.ok(Map.of(
                        "data",
                        List.of(Map.of(
                                "order_id", "01923f50-1b20-7a5d-b143-7f809cad1e03",
                                "amount_cents", 1_389,
                                "currency", "USD",
                                "reason", "product_not_received",
                                "evidence_due_at", "2026-11-30T22:59:59Z")),
                        "total",
                        1,
                        "limit",
                        8,
                        "offset",
                        0));
            case "GET /v1/admin/inventory/low-stock" -> StubAnswer.ok(StubImports.page(List.of(low()), request));
            case "PUT /v1/admin/inventory/*/threshold" -> setThreshold(request);
            case "GET /v1/admin/search/synonyms" -> list("synonyms", "rules");
            case "GET /v1/admin/search/pins" -> list("pins", "pins");
            case "GET /v1/admin/search/redirects" -> list("redirects", "redirects");
            case "PUT /v1/admin/search/synonyms" -> put(request, "synonyms", "rules");
            case "PUT /v1/admin/search/pins" -> put(request, "pins", "pins");
            case "PUT /v1/admin/search/redirects" -> put(request, "redirects", "redirects");
            case "GET /v1/admin/search/zero-results" -> StubAnswer.ok(StubImports.page(zeroResults(), request));
            case "GET /v1/admin/search/explain" -> explain(request);
            case "GET /v1/admin/search/status" -> StubAnswer.ok(status());
            case "POST /v1/admin/search/reindex", "POST /v1/admin/search/sweep" -> StubAnswer.of(202, status());
            default -> StubCatalog.missing();
        };
    }

    private Map<String, Object> low() {
        String id = StubShelf.id("The Farthest Shorepaperback");
        return Map.of("book_id", id, "on_hand", 2, "reserved", 1, "available", 1, "threshold", threshold);
    }

    private StubAnswer setThreshold(StubRequest request) {
        threshold = request.body().path("threshold").asInt();
        return StubAnswer.ok(low());
    }

    private StubAnswer receive(StubRequest request) {
        String id = request.path().split("/")[4];
        shelf.setLeft(id, shelf.left(id) + request.body().path("quantity").asInt());
        return StubAnswer.of(201, Map.of());
    }

    private StubAnswer list(String list, String field) {
        return StubAnswer.ok(Map.of(field, lists.get(list), "version", versions.get(list)))
                .with("ETag", "\"" + versions.get(list) + "\"");
    }

    private StubAnswer put(StubRequest request, String list, String field) {
        String match = request.header("If-Match").orElse("");
        if (!match.isEmpty() && !match.equals("\"" + versions.get(list) + "\"")) {
            return StubAnswer.problem(412, "stale", "Changed meanwhile.");
        }
        if (request.body().toString().contains("=> =>")) {
            return StubAnswer.problem(
                    400,
                    "invalid",
                    "Not valid.",
                    Map.of("errors", List.of(Map.of("field", "rules[0]", "message", "has two arrows"))));
        }
        lists.put(list, request.body().path(field));
        touched(list);
        return list(list, field);
    }

    private static List<Map<String, Object>> zeroResults() {
        return List.of(
                zero("harry poter and the", 31, "relaxed"),
                zero("gift voucher", 12, "popular"),
                zero("<script>alert(1)</script>", 2, "popular"));
    }

    private static Map<String, Object> zero(String query, int searches, String stage) {
        return Map.of("query", query, "searches", searches, "last_at", "2026-11-21T10:00:00Z", "stage", stage);
    }

    private StubAnswer explain(StubRequest request) {
        Map<String, Object> book = shelf.find(request.first("book_id", ""));
        if (book == null) return StubCatalog.missing();
        boolean found = String.valueOf(book.get("title"))
                .toLowerCase(java.util.Locale.ROOT)
                .contains(request.first("q", "").toLowerCase(java.util.Locale.ROOT));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("q", request.first("q", ""));
        answer.put("understood", List.of(request.first("q", ""), "sci-fi → science fiction"));
        answer.put("stage", "exact");
        answer.put("rank", found ? 1 : null);
        answer.put("score", found ? 41.5 : null);
        answer.put(
                "matched", found ? List.of(Map.of("field", "title", "how", "exact title", "weight", 40.0)) : List.of());
        answer.put("details", Map.of("value", 41.5, "description", "sum of:"));
        return StubAnswer.ok(answer);
    }

    private static Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("alias", "books");
        status.put("available", true);
        status.put("books", 16_397);
        status.put("on_sale", 16_390);
        status.put("indexed", 16_395);
        status.put("waiting", 2);
        status.put("refused", 0);
        status.put("lag_ms", 420);
        status.put("drift", 2);
        status.put("reindexing", false);
        status.put(
                "indexes",
                List.of(Map.of(
                        "name", "books-3", "state", "live", "created_at", "2026-11-20T03:00:00Z", "copied", 16_395)));
        status.put(
                "sweep",
                Map.of(
                        "at",
                        "2026-11-21T03:00:00Z",
                        "compared",
                        16_397,
                        "missing",
                        2,
                        "stale",
                        1,
                        "extra",
                        0,
                        "repaired",
                        3));
        return status;
    }
}
