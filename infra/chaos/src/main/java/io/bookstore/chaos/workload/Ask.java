package io.bookstore.chaos.workload;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, before it is sent.
 *
 * @param key the Idempotency-Key
 * @param notes what the history shall say of it beside the answer
 */
record Ask(
        String op,
        String buyer,
        String method,
        String path,
        @Nullable Object body,
        @Nullable String key,
        Map<String, String> headers,
        Map<String, Object> notes) {

    static Ask get(String op, String buyer, String path) {
        return new Ask(op, buyer, "GET", path, null, null, Map.of(), Map.of());
    }

    static Ask of(String op, String buyer, String method, String path, @Nullable Object body) {
        return new Ask(op, buyer, method, path, body, null, Map.of(), Map.of());
    }

    Ask key(String idempotencyKey) {
        return new Ask(op, buyer, method, path, body, idempotencyKey, headers, notes);
    }

    Ask headers(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Ask(op, buyer, method, path, body, key, Map.copyOf(all), notes);
    }

    Ask note(String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(notes);
        all.put(name, value);
        return new Ask(op, buyer, method, path, body, key, headers, Map.copyOf(all));
    }

    boolean isWrite() {
        return !method.equals("GET");
    }
}
