package io.bookstore.paymentshipping;

import io.bookstore.paymentshipping.StripeObjects.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Lists of the double. */
final class StripePages {

    private StripePages() {}

    /** Newest first, in pages of two, so that paging is used. */
    static Answer list(String path, Map<String, Map<String, Object>> all, Map<String, String> form) {
        List<Map<String, Object>> rows = new ArrayList<>(all.values())
                .reversed().stream()
                        .filter(row -> !form.containsKey("payment_intent")
                                || row.get("payment_intent").equals(form.get("payment_intent")))
                        .toList();
        return page(path, rows.stream().filter(row -> madeIn(row, form)).toList(), form);
    }

    private static boolean madeIn(Map<String, Object> row, Map<String, String> form) {
        long created = (Long) row.get("created");
        return created >= Long.parseLong(form.getOrDefault("created[gte]", "0"))
                && created <= Long.parseLong(form.getOrDefault("created[lte]", "9999999999"));
    }

    private static Answer page(String path, List<Map<String, Object>> rows, Map<String, String> form) {
        String after = form.get("starting_after");
        int from = 0;
        while (after != null && !rows.get(from++).get("id").equals(after)) {}
        int to = Math.min(rows.size(), from + 2);
        return Answer.ok(
                Map.of("object", "list", "url", path, "has_more", to < rows.size(), "data", rows.subList(from, to)));
    }
}
