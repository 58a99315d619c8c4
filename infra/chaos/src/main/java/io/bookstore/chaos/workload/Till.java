package io.bookstore.chaos.workload;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Pays: sends a purchase until its answer is final, answers the bank's challenge, and waits for what is pending. */
final class Till {

    static final String VISA = "pm_card_visa";
    private static final List<String> DECLINED =
            List.of("pm_card_chargeDeclined", "pm_card_chargeDeclinedInsufficientFunds");
    private static final String CHALLENGED = "pm_card_threeDSecure2Required";
    private static final String PUBLISHABLE_KEY = "pk_test_development_only";
    private static final int POLLS = 40;
    private static final int POLL_MS = 500;

    private final Floor floor;
    private final RandomGenerator random;
    private final String buyer;

    Till(Floor floor, RandomGenerator random, String buyer) {
        this.floor = floor;
        this.random = random;
        this.buyer = buyer;
    }

    String anyCard() {
        int dice = random.nextInt(100);
        return dice < 72 ? VISA : dice < 82 ? DECLINED.get(random.nextInt(DECLINED.size())) : CHALLENGED;
    }

    String newKey() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    Map<String, Object> body(String card) {
        boolean abroad = random.nextInt(5) == 0;
        Map<String, Object> body = new HashMap<>();
        body.put("payment_info", Map.of("payment_method", card));
        body.put("shipping_addr", address(abroad ? "DE" : "US", random.nextInt(1, 999)));
        body.put("email", buyer.replace('/', '-') + "@example.com");
        return body;
    }

    static Map<String, Object> address(String country, int number) {
        return Map.of(
                "name", "Chaos Buyer",
                "line1", number + " Storm Street",
                "city", "Springfield",
                "postal_code", "22201",
                "country", country);
    }

    Ask checkout(String key, Map<String, Object> body) {
        return purchase("checkout", "/v1/checkout", key, body);
    }

    Ask buyNow(String key, Map<String, Object> body, Shelf.Book book, int quantity) {
        Map<String, Object> named = new HashMap<>(body);
        named.put("items", List.of(Map.of("book_id", book.id(), "quantity", quantity)));
        return purchase("buy_now", "/v1/orders", key, named)
                .note("asked", List.of(Map.of("book_id", book.id(), "quantity", quantity)));
    }

    private Ask purchase(String op, String path, String key, Map<String, Object> body) {
        return Ask.of(op, buyer, "POST", path, body)
                .key(key)
                .note("card", inner(body, "payment_info", "payment_method"))
                .note("country", inner(body, "shipping_addr", "country"));
    }

    private static String inner(Map<String, Object> body, String field, String name) {
        return body.get(field) instanceof Map<?, ?> fields ? String.valueOf(fields.get(name)) : "";
    }

    /** The last answer: final, or still pending because the buyer left. */
    Answer pay(Ask ask, Floor.Headers who) {
        Answer answer = floor.insist(ask, who, random);
        if (answer.status() != 202) {
            return noted(answer, who);
        }
        String secret = answer.json().path("next_action").path("client_secret").asString("");
        if (!secret.isEmpty() && !answerChallenge(secret)) {
            return answer;
        }
        for (int i = 0; i < POLLS && answer.status() == 202; i++) {
            Floor.pause(POLL_MS);
            answer = floor.insist(ask, who, random);
        }
        return noted(answer, who);
    }

    /** @return false when the buyer walks away from it */
    private boolean answerChallenge(String secret) {
        int dice = random.nextInt(100);
        if (dice < 20) {
            return false;
        }
        String outcome = dice < 80 ? "authenticated" : "failed";
        String path = floor.target.simulator() + "/v1/challenges/" + secret.substring(0, secret.indexOf("_secret_"))
                + "/answer";
        String form = "key=" + PUBLISHABLE_KEY + "&client_secret=" + URLEncoder.encode(secret, StandardCharsets.UTF_8)
                + "&outcome=" + outcome;
        Ask ask = Ask.of("challenge", buyer, "POST", path, form).note("outcome", outcome);
        floor.insist(ask, Floor.Headers.NONE, random);
        return true;
    }

    private Answer noted(Answer answer, Floor.Headers who) {
        if (answer.status() == 201) {
            floor.paidOrders.increment();
            floor.paid.add(placed(answer, who));
        }
        return answer;
    }

    Floor.Placed placed(Answer answer, Floor.Headers who) {
        String token = answer.header("Order-Token");
        var line = answer.json().path("items").path(0);
        return new Floor.Placed(
                answer.json().path("id").asString(),
                buyer,
                answer.json().path("total_cents").asLong(),
                line.path("book_id").asString(),
                line.path("quantity").asInt(),
                token == null ? who.headers() : Map.of("Order-Token", token));
    }
}
