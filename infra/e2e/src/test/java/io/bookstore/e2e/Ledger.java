package io.bookstore.e2e;

import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What the payment provider says happened: a witness that is not ours. */
final class Ledger {

    private Ledger() {}

    static long capturedOf(String orderId) {
        return intentsOf(orderId).stream()
                .mapToLong(intent -> intent.path("captured").asLong())
                .sum();
    }

    static long successfulCharges(String orderId) {
        return intentsOf(orderId).stream()
                .mapToLong(intent -> intent.path("succeeded_charges").asLong())
                .sum();
    }

    static long intents(String orderId) {
        return intentsOf(orderId).size();
    }

    private static List<JsonNode> intentsOf(String orderId) {
        JsonNode intents = TheShop.simulator()
                .get("/_simulator/payment_intents?order_id=" + orderId)
                .expect(200)
                .json()
                .path("payment_intents");
        return StreamSupport.stream(intents.spliterator(), false).toList();
    }
}
