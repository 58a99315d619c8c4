package io.bookstore.cartorder.testing;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** Payment-shipping and the PSP behind it. The payment method decides what the bank says. */
public final class PlayedPayments extends PlayedService {

    private final Map<UUID, Map<String, Object>> payments = new LinkedHashMap<>();
    private final Map<UUID, Long> refunds = new ConcurrentHashMap<>();
    private final AtomicInteger captures = new AtomicInteger();

    /** What the next refunds are answered: a status that is not an end yet, {@code failed}, or {@code lost}. */
    public final Deque<String> refundSays = new ConcurrentLinkedDeque<>();

    /** What was asked for each order, word for word. */
    public final Map<String, JsonNode> asked = new ConcurrentHashMap<>();

    /** Whether nobody can be asked. */
    public volatile boolean down;

    public synchronized int capturesOf(UUID order) {
        return (int) payments.values().stream()
                .filter(payment -> order.equals(payment.get("order_id")))
                .filter(payment -> payment.get("status").equals("succeeded"))
                .count();
    }

    public int captures() {
        return captures.get();
    }

    public int refundsMade() {
        return refunds.size();
    }

    public synchronized String statusOf(UUID payment) {
        Map<String, Object> known = payments.get(payment);
        return known == null ? "none" : (String) known.get("status");
    }

    /** The shopper's bank decides, and everybody is told. */
    public synchronized void settle(UUID order, String status) {
        Map<String, Object> payment = payments.values().stream()
                .filter(each -> order.equals(each.get("order_id")))
                .findFirst()
                .orElseThrow();
        payment.put("status", status);
        captures.addAndGet(status.equals("succeeded") ? 1 : 0);
        tell(order, status);
    }

    /** Sends the news again, as feeds and webhooks do. */
    public synchronized void tell(UUID order, String status) {
        Map<String, Object> payment = payments.values().stream()
                .filter(each -> order.equals(each.get("order_id")))
                .findFirst()
                .orElseThrow();
        String type = status.equals("succeeded") ? "payment-succeeded" : "payment-failed";
        publish(type, "payment", (UUID) payment.get("payment_id"), 2, payment);
    }

    @Override
    protected Reply answer(String method, String path, JsonNode body) {
        if (down) {
            return new Reply(503, Map.of());
        }
        synchronized (this) {
            if (path.equals("/internal/payments")) {
                return charge(body);
            }
            String[] parts = path.split("/");
            UUID id = UUID.fromString(parts[3]);
            if (parts.length == 4) {
                Map<String, Object> known = payments.get(id);
                return known == null ? problem(404, "not-found", Map.of()) : new Reply(200, known);
            }
            return parts[4].equals("cancel") ? cancel(id) : refund(id, body);
        }
    }

    private Reply charge(JsonNode body) {
        UUID id = UUID.fromString(body.get("payment_id").asString());
        String method = body.get("payment_method").asString();
        asked.put(body.get("order_id").asString(), body);
        if (!payments.containsKey(id)) {
            String status = switch (method) {
                case "pm_card_chargeDeclined", "pm_of_somebody_else" -> "declined";
                case "pm_card_authenticationRequired" -> "requires_action";
                case "pm_card_slowBank" -> "processing";
                default -> "succeeded";
            };
            payments.put(id, payment(body, status));
            captures.addAndGet(status.equals("succeeded") ? 1 : 0);
        }
        return method.equals("pm_card_answerLost") ? Reply.NONE : new Reply(200, payments.get(id));
    }

    private static Map<String, Object> payment(JsonNode body, String status) {
        Map<String, Object> payment = new LinkedHashMap<>();
        payment.put("payment_id", UUID.fromString(body.get("payment_id").asString()));
        payment.put("order_id", UUID.fromString(body.get("order_id").asString()));
        boolean wrong = body.get("payment_method").asString().equals("pm_card_otherAmount");
        payment.put("amount_cents", wrong ? 100 : body.get("amount_cents").asLong());
        payment.put("currency", body.get("currency").asString());
        payment.put("status", status);
        payment.put("client_secret", status.equals("requires_action") ? "pi_1_secret_2" : null);
        payment.put("message", status.equals("declined") ? "Your card was declined." : null);
        if (body.get("payment_method").asString().equals("pm_of_somebody_else")) {
            payment.put("decline_code", "invalid_payment_method");
        }
        payment.put("wallet", body.get("payment_method").asString().equals("pm_applePay") ? "apple_pay" : null);
        payment.put("brand", "visa");
        payment.put("last4", "4242");
        payment.put("refunded_cents", 0);
        return payment;
    }

    private Reply cancel(UUID id) {
        Map<String, Object> known = payments.get(id);
        if (known == null) {
            Map<String, Object> mark = new LinkedHashMap<>();
            mark.put("payment_id", id);
            mark.put("order_id", null);
            mark.put("status", "canceled");
            mark.put("amount_cents", 0);
            mark.put("currency", null);
            mark.put("refunded_cents", 0);
            payments.put(id, mark);
            return new Reply(200, mark);
        }
        if (known.get("status").equals("requires_action") || known.get("status").equals("processing")) {
            known.put("status", "canceled");
        }
        return new Reply(200, known);
    }

    private Reply refund(UUID payment, JsonNode body) {
        UUID refund = UUID.fromString(body.get("refund_id").asString());
        long amount = body.get("amount_cents").asLong();
        Map<String, Object> known = payments.get(payment);
        if (!"succeeded".equals(known.get("status"))) {
            return problem(409, "not-captured", Map.of());
        }
        String says = refundSays.pollFirst();
        boolean moves = says == null || says.equals("lost");
        if (moves && refunds.putIfAbsent(refund, amount) == null) {
            known.merge("refunded_cents", amount, (before, more) -> ((Number) before).longValue() + (Long) more);
        }
        return "lost".equals(says)
                ? Reply.NONE
                : new Reply(
                        200,
                        Map.of(
                                "refund_id",
                                refund,
                                "amount_cents",
                                amount,
                                "status",
                                says == null ? "succeeded" : says,
                                "refunded_total_cents",
                                ((Number) known.get("refunded_cents")).longValue()));
    }

    /** What became of an order's money. */
    public synchronized long refundedOf(UUID payment) {
        return ((Number) payments.get(payment).get("refunded_cents")).longValue();
    }
}
