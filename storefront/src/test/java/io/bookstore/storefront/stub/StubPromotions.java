package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Promotions as the contract describes them, and the one code that the shop knows: SAVE10. */
final class StubPromotions {

    static final String CODE = "SAVE10";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<String, Map<String, Object>> promotions = new ConcurrentHashMap<>();

    void reset() {
        promotions.clear();
    }

    /** What ten percent off looks like in a price. */
    static Map<String, Object> price(List<Map<String, Object>> items, boolean off) {
        long discount = items.stream().mapToLong(line -> cut(line)).sum();
        Map<String, Object> price = new LinkedHashMap<>();
        price.put("prices_include_tax", true);
        price.put("tax_included_cents", 58);
        price.put(
                "taxes", List.of(Map.of("tax_class", "book", "label", "VAT", "rate_percent", "7", "amount_cents", 58)));
        if (off) {
            price.put(
                    "discounts",
                    List.of(Map.of(
                            "promotion_id",
                            UUID.randomUUID(),
                            "name",
                            "Ten percent off",
                            "code",
                            CODE,
                            "discount_cents",
                            discount,
                            "shipping_discount_cents",
                            0)));
            price.put(
                    "lines",
                    items.stream()
                            .map(line -> Map.of(
                                    "book_id",
                                    line.get("book_id"),
                                    "discounts",
                                    List.of(Map.of("name", "Ten percent off", "amount_cents", cut(line)))))
                            .toList());
        }
        return price;
    }

    static long cut(Map<String, Object> line) {
        return (Long) line.get("line_total_cents") / 10;
    }

    boolean knows(StubRequest request) {
        return request.path().startsWith("/v1/admin/promotions");
    }

    StubAnswer answer(StubRequest request) {
        if (request.path().equals("/v1/admin/promotions")) {
            return request.method().equals("POST")
                    ? saved(UUID.randomUUID().toString(), request, 201)
                    : StubAnswer.ok(Map.of(
                            "data",
                            new ArrayList<>(promotions.values()),
                            "total",
                            promotions.size(),
                            "limit",
                            30,
                            "offset",
                            0));
        }
        if (request.path().endsWith("/dry-run")) {
            return StubAnswer.ok(report());
        }
        Map<String, Object> known = promotions.get(request.last());
        if (known == null) return StubAnswer.problem(404, "not-found", "There is no such promotion.");
        if (request.method().equals("GET")) return StubAnswer.ok(known);
        boolean stale = !request.header("If-Match").orElse("").equals("\"" + known.get("version") + "\"");
        if (stale) return StubAnswer.problem(412, "promotion-changed", "Read it again.");
        if (request.method().equals("PUT")) return saved(request.last(), request, 200);
        promotions.remove(request.last());
        return StubAnswer.of(204, null);
    }

    private StubAnswer saved(String id, StubRequest request, int status) {
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("currency", null);
        made.put("min_basket_cents", 0);
        made.put("priority", 0);
        request.body()
                .properties()
                .forEach(field -> made.put(field.getKey(), JSON.treeToValue(field.getValue(), Object.class)));
        made.put("id", id);
        made.put("state", "running");
        made.put("uses", 3);
        made.put(
                "cost",
                List.of(Map.of(
                        "currency",
                        "USD",
                        "orders",
                        3,
                        "customers",
                        2,
                        "discount_cents",
                        450,
                        "shipping_discount_cents",
                        0)));
        made.put(
                "version",
                ((Number) promotions.getOrDefault(id, Map.of("version", 0)).get("version")).intValue() + 1);
        promotions.put(id, made);
        return StubAnswer.of(status, made);
    }

    private static Map<String, Object> report() {
        return Map.of(
                "orders",
                20,
                "complete",
                true,
                "sums",
                List.of(Map.of(
                        "currency",
                        "USD",
                        "orders",
                        20,
                        "reached",
                        4,
                        "total_cents",
                        40000,
                        "discount_cents",
                        1234,
                        "shipping_discount_cents",
                        0)),
                "examples",
                List.of(Map.of(
                        "order_id",
                        UUID.randomUUID(),
                        "number",
                        "261120-000007",
                        "currency",
                        "USD",
                        "total_cents",
                        2598,
                        "discount_cents",
                        260,
                        "shipping_discount_cents",
                        0)));
    }
}
