package io.bookstore.paymentshipping;

import io.bookstore.paymentshipping.StripeObjects.Answer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Disputes of the double. */
public final class StripeDisputeObjects {

    public static final long FEE = 1_500;

    private final Map<String, Map<String, Object>> disputes = new LinkedHashMap<>();

    synchronized Answer answer(String path, Map<String, String> form) {
        String[] parts = path.split("/");
        if (parts.length == 3) {
            long from = Long.parseLong(form.getOrDefault("created[gte]", "0"));
            long to = Long.parseLong(form.getOrDefault("created[lte]", "9999999999"));
            List<Map<String, Object>> found = new ArrayList<>(disputes.values())
                    .reversed().stream()
                            .filter(dispute -> (Long) dispute.get("created") >= from)
                            .filter(dispute -> (Long) dispute.get("created") <= to)
                            .toList();
            return Answer.ok(Map.of("object", "list", "url", path, "has_more", false, "data", found));
        }
        Map<String, Object> dispute = disputes.get(parts[3]);
        return dispute == null ? Answer.refused("resource_missing", "dispute") : Answer.ok(dispute);
    }

    /** The cardholder's bank takes the money back. */
    public synchronized String open(String intentId, long amount) {
        String id = "dp_" + disputes.size() + "x" + intentId.substring(3);
        Map<String, Object> dispute = new LinkedHashMap<>();
        dispute.put("id", id);
        dispute.put("object", "dispute");
        dispute.put("amount", amount);
        dispute.put("currency", "usd");
        dispute.put("reason", "fraudulent");
        dispute.put("status", "needs_response");
        dispute.put("payment_intent", intentId);
        dispute.put("created", Clock.systemUTC().instant().getEpochSecond());
        dispute.put("evidence_details", Map.of("due_by", 1_800_000_000L));
        dispute.put("balance_transactions", List.of(moved("txn_" + id, -amount, FEE, "usd")));
        disputes.put(id, dispute);
        return id;
    }

    /** The bank decides. */
    public synchronized void close(String id, boolean won) {
        Map<String, Object> dispute = disputes.get(id);
        dispute.put("status", won ? "won" : "lost");
        dispute.put("evidence_details", Map.of());
        if (won) {
            long amount = (Long) dispute.get("amount");
            dispute.put(
                    "balance_transactions",
                    List.of(moved("txn_" + id, -amount, FEE, "usd"), moved("txn_back_" + id, amount, 0, "usd")));
        }
    }

    static Map<String, Object> moved(String id, long amount, long fee, String currency) {
        return Map.of(
                "id",
                id,
                "object",
                "balance_transaction",
                "amount",
                amount,
                "fee",
                fee,
                "net",
                amount - fee,
                "currency",
                currency);
    }
}
