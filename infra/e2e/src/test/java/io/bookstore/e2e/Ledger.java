package io.bookstore.e2e;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the payment provider says happened: a witness that is not ours. */
final class Ledger {

    private Ledger() {}

    /** The payment intents made for an order, by their metadata. */
    static List<JsonNode> intentsOf(String orderId) {
        JsonNode all = TheShop.simulator()
                .get("/_simulator/payment_intents")
                .expect(200)
                .json();
        JsonNode data = all.isArray() ? all : all.path("data");
        return StreamSupport.stream(data.spliterator(), false)
                .filter(intent ->
                        intent.path("metadata").path("order_id").asString().equals(orderId))
                .toList();
    }

    static long capturedOf(String orderId) {
        return intentsOf(orderId).stream()
                .filter(intent -> intent.path("status").asString().equals("succeeded"))
                .mapToLong(intent -> intent.path("amount_received").asLong())
                .sum();
    }

    static long successfulCharges(String orderId) {
        return intentsOf(orderId).stream()
                .filter(intent -> intent.path("status").asString().equals("succeeded"))
                .count();
    }
}
