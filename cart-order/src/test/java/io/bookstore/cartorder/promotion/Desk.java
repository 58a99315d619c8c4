package io.bookstore.cartorder.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.Shopper;
import io.bookstore.platform.testing.TestTokens;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Staff at the desk of promotions; each test makes its own, for its own books. */
final class Desk {

    static final String PATH = "/v1/admin/promotions";

    private final Shopper staff;

    Desk(Shopper anybody) {
        this.staff = anybody.as(TestTokens.staff());
    }

    static String code() {
        return "T" + UUID.randomUUID().toString().substring(0, 12).toUpperCase(Locale.ROOT);
    }

    /** Ten percent off this book for everybody, from last year on. */
    static Map<String, Object> tenPercent(UUID book) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", "Ten percent off");
        body.put("effect", Map.of("type", "percent", "basis_points", 1000));
        body.put("scope", Map.of("books", List.of(book)));
        body.put("starts_at", "2025-01-01T00:00:00Z");
        return body;
    }

    Answer make(Map<String, Object> body) {
        return staff.post(PATH, body);
    }

    /** Makes a promotion with the code that is answered. */
    String coupon(UUID book, Map<String, Object> more) {
        String code = code();
        Map<String, Object> body = tenPercent(book);
        body.put("code", code);
        body.putAll(more);
        Answer made = make(body);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return code;
    }

    Answer get(UUID id) {
        return staff.get(PATH + "/" + id);
    }

    Answer put(UUID id, String etag, Map<String, Object> body) {
        return (etag == null ? staff : staff.with("If-Match", etag)).put(PATH + "/" + id, body);
    }

    Answer delete(UUID id, String etag) {
        return (etag == null ? staff : staff.with("If-Match", etag)).delete(PATH + "/" + id);
    }

    Shopper staff() {
        return staff;
    }
}
