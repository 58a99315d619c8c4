package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Saved payment methods, the same for whoever is signed in. */
final class StubPaymentMethods {

    private static final String PATH = "/v1/me/payment-methods";

    private final List<Map<String, Object>> saved = new CopyOnWriteArrayList<>();

    void reset() {
        saved.clear();
    }

    void save(String id, String last4, @Nullable String wallet) {
        Map<String, Object> card = new LinkedHashMap<>();
        card.put("id", id);
        card.put("brand", "visa");
        card.put("last4", last4);
        card.put("exp_month", 8);
        card.put("exp_year", 2030);
        card.put("wallet", wallet);
        card.put("default", saved.isEmpty());
        saved.add(card);
    }

    boolean knows(StubRequest request) {
        return request.path().startsWith(PATH);
    }

    StubAnswer answer(StubRequest request) {
        if (request.header("Authorization").isEmpty()) {
            return StubAnswer.problem(401, "unauthorized", "Sign in first.");
        }
        if (request.method().equals("GET")) {
            return StubAnswer.of(
                    200, Map.of("data", new ArrayList<>(saved), "total", saved.size(), "limit", 100, "offset", 0));
        }
        String id = request.path().split("/")[4];
        if (saved.stream().noneMatch(card -> card.get("id").equals(id))) {
            return StubAnswer.problem(404, "not-found", "There is no such payment method.");
        }
        if (request.method().equals("DELETE")) {
            saved.removeIf(card -> card.get("id").equals(id));
        } else {
            saved.forEach(card -> card.put("default", card.get("id").equals(id)));
        }
        return StubAnswer.of(204, null);
    }
}
