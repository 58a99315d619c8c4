package io.bookstore.psp.fault;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes an answer, an event or what is kept say something else than it did, in whatever depth. */
public final class Lie {

    /** For these, the error's code is the decline code itself. */
    private static final Set<String> OWN_CODE =
            Set.of("expired_card", "incorrect_cvc", "incorrect_number", "invalid_cvc", "processing_error");

    private Lie() {}

    /** Other words of the bank: a code, a message or both. */
    public static JsonNode ofBank(JsonNode node, @Nullable String declineCode, @Nullable String message) {
        if (node instanceof ObjectNode object && object.path("decline_code").isString()) {
            if (declineCode != null) {
                object.put("decline_code", declineCode);
                object.put("code", OWN_CODE.contains(declineCode) ? declineCode : "card_declined");
            }
            if (message != null) {
                object.put("message", message);
            }
        }
        node.forEach(inner -> ofBank(inner, declineCode, message));
        return node;
    }

    /** Other terms of a payment, as {@code amount=1}, {@code currency=usd} or {@code order_id=…}. */
    public static JsonNode ofTerms(JsonNode node, String terms) {
        int equals = terms.indexOf('=');
        String field = terms.substring(0, equals);
        String value = terms.substring(equals + 1);
        if (node instanceof ObjectNode object && isPayment(object.path("object").asString(""))) {
            switch (field) {
                case "amount" -> otherAmount(object, Long.parseLong(value));
                case "order_id" -> object.withObjectProperty("metadata").put(field, value);
                default -> object.put(field, value);
            }
        }
        node.forEach(inner -> ofTerms(inner, terms));
        return node;
    }

    private static boolean isPayment(String object) {
        return object.equals("payment_intent") || object.equals("charge");
    }

    private static void otherAmount(ObjectNode payment, long amount) {
        payment.put("amount", amount);
        for (String more : Set.of("amount_received", "amount_capturable", "amount_captured")) {
            if (payment.path(more).asLong(0) > 0) {
                payment.put(more, amount);
            }
        }
    }
}
