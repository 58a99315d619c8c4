package io.bookstore.paymentshipping;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Intents and refunds of the double, and what its test cards do. */
public final class StripeObjects {

    /** What the double takes for each charge. */
    public static final long FEE = 77;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, String> CARDS =
            Map.of("pm_card_visa", "4242", "pm_card_chargeDeclined", "0002", "pm_card_authenticationRequired", "3184");

    /** An answer of Stripe. */
    record Answer(int status, String json, boolean isReplay) {
        static Answer ok(Map<String, Object> object) {
            return new Answer(200, JSON.writeValueAsString(object), false);
        }

        static Answer error(int status, String type, @Nullable String code) {
            Map<String, Object> error = new HashMap<>(Map.of("type", type, "message", "<script>alert(1)</script>"));
            if (code != null) {
                error.put("code", code);
            }
            return new Answer(status, JSON.writeValueAsString(Map.of("error", error)), false);
        }

        static Answer refused(String code, String param) {
            Map<String, Object> error =
                    Map.of("type", "invalid_request_error", "code", code, "param", param, "message", "no");
            return new Answer(400, JSON.writeValueAsString(Map.of("error", error)), false);
        }

        Answer replayed() {
            return new Answer(status, json, true);
        }
    }

    private final Map<String, Map<String, Object>> intents = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> refunds = new LinkedHashMap<>();
    private final Map<String, Integer> captures = new HashMap<>();
    private final StripeCards cards = new StripeCards();
    private final StripeDisputeObjects disputes = new StripeDisputeObjects();

    synchronized Answer answer(String method, String path, Map<String, String> form, @Nullable StripeFault fault) {
        String[] parts = path.split("/");
        boolean reads = method.equals("GET");
        return switch (path.replaceAll("/(pi|re)_[^/]+", "/{id}")) {
            case "/v1/payment_intents" -> reads ? StripePages.list(path, intents, form) : create(form, fault);
            case "/v1/payment_intents/{id}" -> show(intents, parts[3]);
            case "/v1/payment_intents/{id}/cancel" -> cancel(parts[3]);
            case "/v1/refunds" -> reads ? StripePages.list(path, refunds, form) : refund(form);
            case "/v1/refunds/{id}" -> show(refunds, parts[3]);
            default -> path.startsWith("/v1/disputes") ? disputes.answer(path, form) : cards.answer(method, path, form);
        };
    }

    public StripeCards cards() {
        return cards;
    }

    public StripeDisputeObjects disputes() {
        return disputes;
    }

    /** The shopper answers the bank's question. */
    public synchronized void authenticate(String intentId, boolean well) {
        Map<String, Object> intent = intent(intentId);
        if (well) {
            capture(intent);
        } else {
            intent.put("status", "requires_payment_method");
            intent.put(
                    "last_payment_error",
                    Map.of("type", "invalid_request_error", "code", "payment_intent_authentication_failure"));
        }
    }

    /** A browser tries the same intent with another card. */
    public synchronized boolean payAgain(String intentId) {
        Map<String, Object> intent = intent(intentId);
        boolean open = "requires_payment_method".equals(intent.get("status"));
        if (open) {
            capture(intent);
        }
        return open;
    }

    /** Somebody refunds in Stripe's dashboard, past us. */
    public void refundOutsideOf(String paymentId, long amount) {
        refundPast(paymentId, amount, "none");
    }

    /** A refund that we do not know to have been made. */
    public synchronized void refundPast(String paymentId, long amount, String named) {
        String intent = intentOf(paymentId);
        refund(Map.of(
                "payment_intent",
                intent,
                "amount",
                "" + amount,
                "metadata[refund_id]",
                "none",
                "metadata[payment_id]",
                named));
    }

    /** What the intent says of its money, whatever was really moved. */
    public synchronized void showAmount(String intentId, long amount) {
        intent(intentId).put("amount", amount);
        intent(intentId).put("amount_received", amount);
    }

    public synchronized String intentOf(String paymentId) {
        return intents.values().stream()
                .filter(intent -> paymentId.equals(metadata(intent).get("payment_id")))
                .map(intent -> (String) intent.get("id"))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new NoSuchElementException("no intent for " + paymentId));
    }

    public synchronized String status(String intentId) {
        return (String) intent(intentId).get("status");
    }

    public synchronized String json(String intentId) {
        return JSON.writeValueAsString(intent(intentId));
    }

    synchronized int captures(String paymentId) {
        return captures.getOrDefault(paymentId, 0);
    }

    synchronized long captured(String paymentId) {
        return intents.values().stream()
                .filter(intent -> paymentId.equals(metadata(intent).get("payment_id")))
                .mapToLong(intent -> (Long) intent.get("amount_received"))
                .sum();
    }

    synchronized long refunded(String paymentId) {
        return refunds.values().stream()
                .filter(refund -> paymentId.equals(metadata(refund).get("payment_id")))
                .mapToLong(refund -> (Long) refund.get("amount"))
                .sum();
    }

    private Answer create(Map<String, String> form, @Nullable StripeFault fault) {
        String method = form.get("payment_method");
        Answer refusal = cards.refusal(form);
        if (refusal != null) {
            return refusal;
        }
        if (method != null && !CARDS.containsKey(method) && !cards.knows(method)) {
            return Answer.error(400, "invalid_request_error", "resource_missing");
        }
        Map<String, String> metadata = new HashMap<>();
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                metadata.put(name.substring(9, name.length() - 1), value);
            }
        });
        if (fault == StripeFault.OTHER_PAYMENT) {
            metadata.put("payment_id", "11111111-2222-7333-8444-555555555555");
        }
        Map<String, Object> intent = new LinkedHashMap<>();
        intent.put("id", "pi_" + intents.size());
        intent.put("object", "payment_intent");
        intent.put("amount", Long.parseLong(form.get("amount")) - (fault == StripeFault.OTHER_AMOUNT ? 100 : 0));
        intent.put("amount_received", 0L);
        intent.put("currency", fault == StripeFault.OTHER_CURRENCY ? "eur" : form.get("currency"));
        intent.put("created", Clock.systemUTC().instant().getEpochSecond());
        intent.put("client_secret", intent.get("id") + "_secret_x");
        intent.put("metadata", metadata);
        intent.put("payment_method", method);
        intent.put("status", "requires_payment_method");
        intents.put((String) intent.get("id"), intent);
        Answer answer = "true".equals(form.get("confirm")) ? confirm(intent, form) : Answer.ok(intent);
        if (fault == StripeFault.OTHER_AMOUNT_SHOWN) {
            Map<String, Object> shown = new LinkedHashMap<>(intent);
            shown.put("amount", (Long) intent.get("amount") - 100);
            shown.put("amount_received", shown.get("amount"));
            return Answer.ok(shown);
        }
        return answer;
    }

    private Answer confirm(Map<String, Object> intent, Map<String, String> form) {
        String method = String.valueOf(form.get("payment_method"));
        if (cards.knows(method) || method.equals("pm_card_visa")) {
            capture(intent);
            intent.put("payment_method", cards.used(form, card("pm_card_visa")));
            return Answer.ok(intent);
        }
        switch (method) {
            case "pm_card_authenticationRequired" -> intent.put("status", "requires_action");
            default -> {
                Map<String, Object> error = new LinkedHashMap<>();
                error.put("type", "card_error");
                error.put("code", "card_declined");
                error.put("decline_code", "insufficient_funds");
                error.put("message", "<script>alert(1)</script>");
                error.put("payment_method", Map.of("id", "pm_1", "object", "payment_method", "card", card(method)));
                intent.put("last_payment_error", Map.copyOf(error));
                error.put("payment_intent", intent);
                return new Answer(402, JSON.writeValueAsString(Map.of("error", error)), false);
            }
        }
        return Answer.ok(intent);
    }

    private void capture(Map<String, Object> intent) {
        intent.put("status", "succeeded");
        intent.put("amount_received", intent.get("amount"));
        intent.put(
                "latest_charge",
                Map.of(
                        "id",
                        "ch_" + intent.get("id"),
                        "object",
                        "charge",
                        "balance_transaction",
                        StripeDisputeObjects.moved("txn_" + intent.get("id"), (Long) intent.get("amount"), FEE, (String)
                                intent.get("currency")),
                        "payment_method_details",
                        Map.of("type", "card", "card", card("pm_card_visa"))));
        captures.merge(String.valueOf(metadata(intent).get("payment_id")), 1, Integer::sum);
    }

    private static Map<String, Object> card(String method) {
        return Map.of(
                "brand", "visa", "last4", CARDS.get(method), "exp_month", 12, "exp_year", 2034, "fingerprint", "fp1");
    }

    private Answer cancel(String id) {
        Map<String, Object> intent = intents.get(id);
        if (intent == null) {
            return Answer.error(404, "invalid_request_error", "resource_missing");
        }
        if (List.of("succeeded", "canceled").contains(String.valueOf(intent.get("status")))) {
            return Answer.error(400, "invalid_request_error", "payment_intent_unexpected_state");
        }
        intent.put("status", "canceled");
        return Answer.ok(intent);
    }

    private Answer refund(Map<String, String> form) {
        Map<String, Object> intent = intents.get(form.get("payment_intent"));
        long left = intent == null ? 0 : (Long) intent.get("amount_received") - refundedOf(intent);
        long amount = Long.parseLong(form.getOrDefault("amount", Long.toString(left)));
        if (intent == null || amount == 0 || refundedOf(intent) + amount > (Long) intent.get("amount_received")) {
            return Answer.error(400, "invalid_request_error", "charge_already_refunded");
        }
        Map<String, Object> refund = new LinkedHashMap<>();
        refund.put("id", "re_" + refunds.size());
        refund.put("object", "refund");
        refund.put("amount", amount);
        refund.put("payment_intent", intent.get("id"));
        refund.put("status", "succeeded");
        refund.put("created", Clock.systemUTC().instant().getEpochSecond());
        refund.put(
                "metadata",
                Map.of("refund_id", form.get("metadata[refund_id]"), "payment_id", form.get("metadata[payment_id]")));
        refunds.put((String) refund.get("id"), refund);
        return Answer.ok(refund);
    }

    private long refundedOf(Map<String, Object> intent) {
        return refunds.values().stream()
                .filter(refund -> refund.get("payment_intent").equals(intent.get("id")))
                .mapToLong(refund -> (Long) refund.get("amount"))
                .sum();
    }

    private static Answer show(Map<String, Map<String, Object>> all, String id) {
        Map<String, Object> found = all.get(id);
        return found == null ? Answer.error(404, "invalid_request_error", "resource_missing") : Answer.ok(found);
    }

    private Map<String, Object> intent(String id) {
        Map<String, Object> intent = intents.get(id);
        if (intent == null) {
            throw new NoSuchElementException(id);
        }
        return intent;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> metadata(Map<String, Object> object) {
        return (Map<String, String>) object.get("metadata");
    }
}
