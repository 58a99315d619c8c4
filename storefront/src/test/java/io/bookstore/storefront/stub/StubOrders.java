package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Carts, checkout and orders as the contract describes them. The payment method decides the outcome, as Stripe's test cards do. */
final class StubOrders {

    private final StubShelf shelf;
    private final Map<String, Map<String, Integer>> carts = new ConcurrentHashMap<>();
    private final Map<String, Long> pricesWhenAdded = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Object>> orders = new ConcurrentHashMap<>();
    private final Map<String, StubAnswer> replays = new ConcurrentHashMap<>();
    private final Map<String, Boolean> coupons = new ConcurrentHashMap<>();
    private int numbers = 1040;

    StubOrders(StubShelf shelf) {
        this.shelf = shelf;
    }

    /** Forgets all orders: each test begins with shoppers who have bought nothing. */
    void reset() {
        orders.clear();
    }

    private static String owner(StubRequest request) {
        return request.header("Authorization")
                .map(token -> "user " + StubIdentity.subject(token))
                .orElseGet(() -> request.header("Cart-Token")
                        .map(token -> "guest " + token)
                        .orElse(null));
    }

    StubAnswer cart(StubRequest request) {
        String owner = owner(request);
        if (owner == null) return StubAnswer.ok(view(Map.of(), null));
        if (owner.startsWith("guest") && !carts.containsKey(owner)) return StubCatalog.missing();
        return StubAnswer.ok(view(carts.getOrDefault(owner, Map.of()), null));
    }

    StubAnswer add(StubRequest request) {
        String book = request.body().path("book_id").asString("");
        if (shelf.find(book) == null) return StubAnswer.problem(404, "unknown-book", "There is no such book.");
        String owner = owner(request);
        if (owner != null && owner.startsWith("guest") && !carts.containsKey(owner)) return StubCatalog.missing();
        String fresh = owner == null ? UUID.randomUUID().toString().replace("-", "") : null;
        String key = owner == null ? "guest " + fresh : owner;
        Map<String, Integer> cart = carts.computeIfAbsent(key, k -> new LinkedHashMap<>());
        if (cart.getOrDefault(book, 0) + request.body().path("qty").asInt() > 100) {
            return StubAnswer.problem(422, "cart-limit", "At most 100 copies of a book.");
        }
        cart.merge(book, request.body().path("qty").asInt(), Integer::sum);
        pricesWhenAdded.putIfAbsent(key + book, (Long) shelf.find(book).get("price_cents"));
        StubAnswer answer = StubAnswer.of(fresh == null ? 200 : 201, view(cart, fresh));
        return fresh == null ? answer : answer.with("Cart-Token", fresh);
    }

    StubAnswer set(StubRequest request) {
        Map<String, Integer> cart = carts.get(String.valueOf(owner(request)));
        if (cart == null || !cart.containsKey(request.last())) return StubCatalog.missing();
        int qty = request.body().path("qty").asInt();
        if (qty == 0) cart.remove(request.last());
        else cart.put(request.last(), qty);
        return StubAnswer.ok(view(cart, null));
    }

    StubAnswer merge(StubRequest request) {
        Map<String, Integer> guest =
                carts.remove("guest " + request.body().path("cart_token").asString(""));
        if (guest == null) return StubCatalog.missing();
        Map<String, Integer> mine = carts.computeIfAbsent(owner(request), k -> new LinkedHashMap<>());
        guest.forEach((book, qty) -> mine.merge(book, qty, Integer::sum));
        return StubAnswer.ok(view(mine, null));
    }

    private Map<String, Object> view(Map<String, Integer> cart, String token) {
        List<Map<String, Object>> items = new ArrayList<>();
        cart.forEach((id, qty) -> {
            Map<String, Object> book = shelf.find(id);
            long price = (Long) book.get("price_cents");
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("book_id", id);
            line.put("isbn13", book.get("isbn13"));
            line.put("title", book.get("title"));
            line.put("authors", StubShelf.authorsOf(book));
            line.put("qty", qty);
            line.put("unit_price_cents", price);
            line.put(
                    "price_when_added_cents",
                    pricesWhenAdded.entrySet().stream()
                            .filter(e -> e.getKey().endsWith(id))
                            .map(Map.Entry::getValue)
                            .findFirst()
                            .orElse(price));
            line.put("line_total_cents", price * qty);
            line.put("availability", shelf.availability(id));
            items.add(line);
        });
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("items", items);
        view.put(
                "subtotal_cents",
                items.stream()
                        .mapToLong(line -> (Long) line.get("line_total_cents"))
                        .sum());
        boolean off = coupons.containsKey(Integer.toString(System.identityHashCode(cart)));
        view.put(
                "discount_cents",
                off ? items.stream().mapToLong(StubPromotions::cut).sum() : 0L);
        view.put("currency", "USD");
        view.put("coupons", off ? List.of(StubPromotions.CODE) : List.of());
        view.put("price", StubPromotions.price(items, off));
        view.put("notices", List.of());
        view.put("version", 1);
        if (token != null) view.put("cart_token", token);
        return view;
    }

    /** The code belongs to this very cart. */
    StubAnswer coupon(StubRequest request) {
        Map<String, Integer> cart = carts.get(String.valueOf(owner(request)));
        if (cart == null) return StubCatalog.missing();
        String mark = Integer.toString(System.identityHashCode(cart));
        if (request.method().equals("DELETE")) {
            coupons.remove(mark);
            return StubAnswer.ok(view(cart, null));
        }
        if (!request.body().path("code").asString("").equals(StubPromotions.CODE)) {
            return StubAnswer.problem(
                    422, "coupon-unknown", "There is no promotion with this code. Check it for typing errors.");
        }
        coupons.put(mark, true);
        return StubAnswer.ok(view(cart, null));
    }

    StubAnswer quote(StubRequest request) {
        Map<String, Integer> cart = carts.getOrDefault(String.valueOf(owner(request)), Map.of());
        if (cart.isEmpty()) return StubAnswer.problem(409, "cart-empty", "Nothing is in the cart.");
        if (request.body()
                .path("shipping_addr")
                .path("postal_code")
                .asString("")
                .equals("00000")) {
            return StubAnswer.problem(
                    400,
                    "invalid-request",
                    "postal_code",
                    Map.of(
                            "errors",
                            List.of(Map.of(
                                    "field", "shipping_addr.postal_code", "message", "is not one of that country"))));
        }
        return StubAnswer.ok(priced(cart, request.body().path("shipping_method").asString("standard")));
    }

    private Map<String, Object> priced(Map<String, Integer> cart, String method) {
        long subtotal = (Long) view(cart, null).get("subtotal_cents");
        long shipping = method.equals("express") ? 1490 : 490;
        Map<String, Object> quote = new LinkedHashMap<>();
        quote.put("subtotal_cents", subtotal);
        quote.put("discount_cents", 0);
        quote.put("price", StubPromotions.price(List.of(), false));
        quote.put("shipping_cents", shipping);
        quote.put("tax_cents", 0);
        quote.put("total_cents", subtotal + shipping);
        quote.put("currency", "USD");
        quote.put("shipping_method", method);
        quote.put(
                "shipping_methods",
                List.of(
                        Map.of(
                                "id",
                                "standard",
                                "name",
                                "Standard",
                                "price_cents",
                                490,
                                "earliest",
                                "2026-11-24",
                                "latest",
                                "2026-11-26"),
                        Map.of(
                                "id",
                                "express",
                                "name",
                                "Express",
                                "price_cents",
                                1490,
                                "earliest",
                                "2026-11-23",
                                "latest",
                                "2026-11-23")));
        return quote;
    }

    StubAnswer checkout(StubRequest request) {
        String owner = String.valueOf(owner(request));
        String key = owner + request.header("Idempotency-Key").orElse("");
        StubAnswer replay = replays.get(key);
        if (replay != null) return replay;
        Map<String, Integer> cart = carts.getOrDefault(owner, Map.of());
        if (cart.isEmpty()) return StubAnswer.problem(409, "cart-empty", "Nothing is in the cart.");
        Map<String, Object> quote =
                priced(cart, request.body().path("shipping_method").asString("standard"));
        if (request.body().path("expected_total_cents").asLong() != (Long) quote.get("total_cents")) {
            return StubAnswer.problem(409, "price-changed", "The total changed.", Map.of("quote", quote));
        }
        for (Map.Entry<String, Integer> line : cart.entrySet()) {
            if (shelf.left(line.getKey()) < line.getValue()) {
                return StubAnswer.problem(
                        409,
                        "insufficient-stock",
                        "Too few copies.",
                        Map.of(
                                "lines",
                                List.of(Map.of(
                                        "book_id",
                                        line.getKey(),
                                        "requested",
                                        line.getValue(),
                                        "available",
                                        shelf.left(line.getKey())))));
            }
        }
        StubAnswer answer = charged(request, owner, cart, quote);
        replays.put(key, answer);
        return answer;
    }

    private StubAnswer charged(
            StubRequest request, String owner, Map<String, Integer> cart, Map<String, Object> quote) {
        String method =
                request.body().path("payment_info").path("payment_method").asString("");
        if (method.contains("Declined")) {
            return StubAnswer.problem(
                    402, "payment-declined", "The card was declined.", Map.of("decline_code", "generic_decline"));
        }
        boolean confirm = method.contains("authenticationRequired");
        boolean poll = method.contains("slow");
        Map<String, Object> order = order(request, owner, cart, quote, confirm || poll ? "pending" : "paid");
        Map<String, Object> body = new LinkedHashMap<>(order);
        if (confirm) body.put("next_action", Map.of("type", "use_stripe_sdk", "client_secret", "pi_1_secret_2"));
        if (poll) body.put("next_action", Map.of("type", "poll"));
        if (!confirm && !poll) carts.put(owner, new LinkedHashMap<>());
        return StubAnswer.of(confirm || poll ? 202 : 201, body)
                .with("Order-Token", "order-token-" + order.get("id"))
                .with("Location", "/v1/orders/" + order.get("id"));
    }

    private Map<String, Object> order(
            StubRequest request, String owner, Map<String, Integer> cart, Map<String, Object> quote, String status) {
        Map<String, Object> order = new LinkedHashMap<>(quote);
        String id = UUID.randomUUID().toString();
        order.put("id", id);
        order.put("number", "B-" + ++numbers);
        order.put("user_id", owner.startsWith("user") ? owner.substring(5) : null);
        order.put("email", request.body().path("email").asString("shopper@example.com"));
        order.put("status", status);
        order.put("refunded_cents", 0);
        List<Map<String, Object>> items = new ArrayList<>();
        cart.forEach((book, qty) -> {
            Map<String, Object> of = shelf.find(book);
            long price = (Long) of.get("price_cents");
            items.add(Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "book_id",
                    book,
                    "title",
                    of.get("title"),
                    "authors",
                    StubShelf.authorsOf(of).stream().map(a -> a.get("name")).toList(),
                    "isbn13",
                    of.get("isbn13"),
                    "quantity",
                    qty,
                    "unit_price_cents",
                    price,
                    "total_cents",
                    price * qty));
        });
        order.put("items", items);
        order.put("shipping_addr", request.body().path("shipping_addr"));
        order.put(
                "payment",
                Map.of(
                        "status",
                        status.equals("paid") ? "succeeded" : "requires_action",
                        "brand",
                        "visa",
                        "last4",
                        "4242"));
        order.put(
                "shipments",
                status.equals("paid")
                        ? List.of(Map.of(
                                "id",
                                UUID.randomUUID().toString(),
                                "carrier",
                                "Parcel Post",
                                "tracking_number",
                                "PP123456789",
                                "tracking_url",
                                "https://tracking.example/PP123456789",
                                "status",
                                "created",
                                "events",
                                List.of(Map.of("at", "2026-11-21T15:30:00Z", "event", "picked_up"))))
                        : List.of());
        order.put(
                "timeline",
                status.equals("paid")
                        ? List.of(
                                Map.of("at", "2026-11-21T10:02:00Z", "event", "order-created"),
                                Map.of("at", "2026-11-21T10:02:03Z", "event", "payment-succeeded"))
                        : List.of(Map.of("at", "2026-11-21T10:02:00Z", "event", "order-created")));
        order.put("created_at", "2026-11-21T10:02:00Z");
        orders.put(id, order);
        return order;
    }

    String place(String email, String book, int copies) {
        StubRequest request = new StubRequest(
                "POST",
                "/v1/checkout",
                Map.of(),
                Map.of(),
                StubGateway.JSON.valueToTree(Map.of(
                        "email",
                        email,
                        "shipping_addr",
                        Map.of(
                                "name", "A. Reader",
                                "line1", "1 Main St",
                                "city", "Springfield",
                                "postal_code", "12345",
                                "country", "US"))));
        Map<String, Integer> cart = Map.of(book, copies);
        return (String) order(request, "user " + StubShelf.id(email), cart, priced(cart, "standard"), "paid")
                .get("id");
    }

    Map<String, Object> get(String id) {
        return orders.get(id);
    }

    void settle(String id, String status) {
        orders.get(id).put("status", status);
    }

    List<Map<String, Object>> all() {
        return new ArrayList<>(orders.values());
    }

    StubAnswer find(StubRequest request) {
        Map<String, Object> order = orders.get(request.last());
        if (order == null) return StubCatalog.missing();
        boolean guest = request.header("Order-Token")
                .filter(("order-token-" + request.last())::equals)
                .isPresent();
        boolean owner = request.header("Authorization")
                .map(StubIdentity::subject)
                .filter(s -> s.equals(order.get("user_id")))
                .isPresent();
        return guest || owner ? StubAnswer.ok(order) : StubCatalog.missing();
    }

    StubAnswer list(StubRequest request) {
        String user = request.header("Authorization").map(StubIdentity::subject).orElse("");
        return page(all().stream()
                .filter(order -> user.equals(order.get("user_id")))
                .toList());
    }

    StubAnswer listForStaff(StubRequest request) {
        String status = request.first("status", "");
        return page(all().stream()
                .filter(order -> status.isEmpty() || status.equals(order.get("status")))
                .toList());
    }

    private static StubAnswer page(List<Map<String, Object>> orders) {
        return StubAnswer.ok(Map.of("data", orders, "total", orders.size(), "limit", 50, "offset", 0));
    }
}
