package io.bookstore.e2e;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Somebody who buys, as a guest or signed in. */
record Buyer(Api api) {

    static final Map<String, String> ADDRESS = Map.of(
            "name", "Grace Hopper",
            "line1", "1 Compiler Road",
            "city", "Arlington",
            "postal_code", "22201",
            "state", "VA",
            "country", "US");

    /** A guest with these copies in a new cart. */
    static Buyer guestWith(String bookId, int copies) {
        Api.Answer cart = TheShop.api()
                .post("/v1/cart", Map.of("book_id", bookId, "qty", copies))
                .expect(201);
        return new Buyer(
                TheShop.api().with("Cart-Token", cart.header("Cart-Token").orElseThrow()));
    }

    Map<String, Object> checkoutBody(String paymentMethod) {
        Map<String, Object> body = new HashMap<>();
        body.put("payment_info", Map.of("payment_method", paymentMethod));
        body.put("shipping_addr", ADDRESS);
        body.put("email", "grace@example.com");
        return body;
    }

    Api.Answer checkOut(String paymentMethod) {
        return checkOut(paymentMethod, UUID.randomUUID().toString());
    }

    Api.Answer checkOut(String paymentMethod, String key) {
        return api.with("Idempotency-Key", key).post("/v1/checkout", checkoutBody(paymentMethod));
    }

    /** For when the server may die meanwhile. */
    Api.Answer tryCheckOut(String paymentMethod, String key) throws IOException {
        return api.with("Idempotency-Key", key).trySend("POST", "/v1/checkout", checkoutBody(paymentMethod));
    }

    JsonNode order(JsonNode placed, Api.Answer answer) {
        return api.with("Order-Token", answer.header("Order-Token").orElseThrow())
                .get("/v1/orders/" + placed.path("id").asString())
                .expect(200)
                .json();
    }
}
