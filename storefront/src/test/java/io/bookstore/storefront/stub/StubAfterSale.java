package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Returns, credit notes and parcels as the contract describes them. */
final class StubAfterSale {

    private final StubOrders orders;
    private final Map<String, Map<String, Object>> returns = new LinkedHashMap<>();

    StubAfterSale(StubOrders orders) {
        this.orders = orders;
    }

    void reset() {
        returns.clear();
    }

    boolean knows(StubRequest request) {
        return request.path().matches("/v1/orders/[^/]+/(returns|credit-notes|downloads)|/v1/admin/returns.*")
                || request.path().matches("/v1/admin/orders/[^/]+/(pack|parcels|deliver|refunds)");
    }

    StubAnswer answer(StubRequest request) {
        String path = request.path();
        if (path.endsWith("/credit-notes")) {
            return list(List.of(Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "number",
                    "CN-2026-000007",
                    "amount_cents",
                    100,
                    "currency",
                    "USD")));
        }
        if (path.endsWith("/downloads")) {
            return request.method().equals("POST")
                    ? StubAnswer.of(201, Map.of("url", "/v1/downloads/abc"))
                    : list(List.of(Map.of(
                            "book_id",
                            StubShelf.id("file"),
                            "title",
                            "The downloaded book",
                            "media_type",
                            "application/epub+zip",
                            "size_bytes",
                            20480)));
        }
        if (path.matches("/v1/orders/[^/]+/returns")) {
            return request.method().equals("POST") ? ask(request, path.split("/")[3]) : list(returns.values());
        }
        if (path.startsWith("/v1/admin/orders/")) return desk(request, path.split("/")[4]);
        return path.equals("/v1/admin/returns") ? list(returns.values()) : decide(request, path.split("/"));
    }

    private StubAnswer ask(StubRequest request, String order) {
        JsonNode wish = request.body();
        if (wish.path("items").get(0).path("reason").asString().equals("other")) {
            return StubAnswer.problem(409, "return-too-late", "These books arrived too long ago to be sent back.");
        }
        List<Map<String, Object>> items = new ArrayList<>();
        wish.path("items").forEach(item -> {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("book_id", item.path("book_id").asString());
            line.put("title", "The returned book");
            line.put("quantity", item.path("quantity").asInt());
            line.put("reason", item.path("reason").asString());
            line.put("restocked", 0);
            line.put("written_off", 0);
            line.put("unit_price_cents", 1250);
            items.add(line);
        });
        Map<String, Object> back = new LinkedHashMap<>();
        back.put("id", UUID.randomUUID().toString());
        back.put("order_id", order);
        back.put("status", "requested");
        back.put("wish", wish.path("wish").asString());
        back.put("note", wish.path("note").asString(null));
        back.put("items", items);
        back.put("created_at", "2026-11-21T10:02:00Z");
        returns.put((String) back.get("id"), back);
        return StubAnswer.of(201, back);
    }

    private StubAnswer decide(StubRequest request, String[] path) {
        Map<String, Object> back = returns.get(path[4]);
        if (back == null) return StubCatalog.missing();
        if (path.length > 5) {
            back.put(
                    "status",
                    Map.of("approve", "approved", "refuse", "refused", "receive", "received")
                            .get(path[5]));
            back.put("decision_note", request.body().path("note").asString(null));
        }
        if ("receive".equals(path[path.length - 1])) {
            @SuppressWarnings("unchecked")
            List<Map<String, Object>> items = (List<Map<String, Object>>) back.get("items");
            items.getFirst()
                    .put(
                            "restocked",
                            request.body()
                                    .path("items")
                                    .get(0)
                                    .path("restocked")
                                    .asInt());
            items.getFirst()
                    .put(
                            "written_off",
                            request.body()
                                    .path("items")
                                    .get(0)
                                    .path("written_off")
                                    .asInt());
        }
        return StubAnswer.ok(back);
    }

    private StubAnswer desk(StubRequest request, String order) {
        String step = request.last();
        if (step.equals("refunds")) {
            Map<String, Object> back =
                    returns.get(request.body().path("return_id").asString());
            back.put("status", "refunded");
            back.put(
                    "refund",
                    Map.of(
                            "id",
                            UUID.randomUUID().toString(),
                            "status",
                            "succeeded",
                            "amount_cents",
                            request.body().path("amount_cents").asLong()));
            return StubAnswer.of(201, Map.of("id", UUID.randomUUID().toString()));
        }
        orders.settle(
                order,
                Map.of("pack", "packed", "parcels", "partly_shipped", "deliver", "delivered")
                        .get(step));
        return StubAnswer.ok(orders.get(order));
    }

    private static StubAnswer list(java.util.Collection<Map<String, Object>> rows) {
        return StubAnswer.ok(Map.of("data", List.copyOf(rows), "total", rows.size(), "limit", 50, "offset", 0));
    }
}
