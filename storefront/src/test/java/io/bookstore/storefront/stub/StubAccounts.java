package io.bookstore.storefront.stub;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What people do with their account, and admins with those of others; the same for whoever is signed in. */
final class StubAccounts {

    private static final String PASSWORD = "correct-horse-battery-staple";

    private final List<Map<String, Object>> addresses = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean secondFactor;
    private volatile String role = "customer";

    StubAccounts() {
        reset();
    }

    final void reset() {
        addresses.clear();
        sessions.clear();
        sessions.add(session("Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0", true));
        sessions.add(session("Mozilla/5.0 (iPhone) Version/19.0 Safari/605.1", false));
        secondFactor = false;
        role = "customer";
    }

    boolean knows(StubRequest request) {
        String path = request.path();
        return (path.startsWith("/v1/me/") && !path.startsWith("/v1/me/payment-methods"))
                || path.startsWith("/v1/auth/password-reset")
                || path.startsWith("/v1/auth/confirm-email")
                || path.startsWith("/v1/admin/users");
    }

    StubAnswer answer(StubRequest request) {
        String path = request.path();
        if (!path.startsWith("/v1/auth/") && request.header("Authorization").isEmpty()) {
            return StubAnswer.problem(401, "unauthorized", "Sign in first.");
        }
        if (path.startsWith("/v1/me/addresses")) return address(request);
        if (path.startsWith("/v1/me/sessions")) return session(request);
        if (path.startsWith("/v1/admin/users")) return user(request);
        return switch (request.method() + " " + path) {
            case "POST /v1/auth/password-reset" -> StubAnswer.of(202, Map.of("status", "accepted"));
            case "POST /v1/auth/password-reset/confirm" -> chosen(request);
            case "POST /v1/auth/confirm-email" -> StubAnswer.ok(Map.of("status", "waiting"));
            case "POST /v1/me/password" -> guarded(request, "current_password", StubAnswer.of(204, null));
            case "POST /v1/me/email" -> guarded(request, "password", StubAnswer.of(202, Map.of("status", "accepted")));
            case "POST /v1/me/erasure" -> guarded(request, "password", StubAnswer.of(204, null));
            case "GET /v1/me/export" -> StubAnswer.ok(Map.of("account", Map.of("name", "Sam Shopper")));
            case "GET /v1/me/second-factor" -> factor();
            case "POST /v1/me/second-factor" ->
                guarded(
                        request,
                        "password",
                        StubAnswer.ok(Map.of("secret", "JBSWY3DPEHPK3PXP", "uri", "otpauth://totp/B?secret=JBSWY3DP")));
            case "POST /v1/me/second-factor/confirm" -> confirmed(request);
            default -> StubAnswer.problem(404, "not-found", "No such thing.");
        };
    }

    private StubAnswer chosen(StubRequest request) {
        if (request.body().path("token").asString("").equals("worn")) {
            return StubAnswer.problem(422, "link-not-valid", "Worn.");
        }
        return request.body().path("password").asString("").equals("password1")
                ? weak("password")
                : StubAnswer.of(204, null);
    }

    private static StubAnswer weak(String field) {
        Map<String, Object> body = new HashMap<>();
        body.put("type", "urn:bookstore:problem:invalid-request");
        body.put("errors", List.of(Map.of("field", field, "message", "is one of the passwords that are tried first")));
        return StubAnswer.of(400, body);
    }

    private static StubAnswer guarded(StubRequest request, String field, StubAnswer right) {
        return request.body().path(field).asString("").equals(PASSWORD)
                ? right
                : StubAnswer.problem(422, "wrong-password", "Wrong.");
    }

    private StubAnswer factor() {
        return StubAnswer.ok(Map.of("enabled", secondFactor, "required", false, "recovery_codes_left", 10));
    }

    private StubAnswer confirmed(StubRequest request) {
        if (!request.body().path("code").asString("").equals("123456")) {
            return StubAnswer.problem(422, "wrong-code", "Wrong.");
        }
        secondFactor = true;
        return StubAnswer.ok(Map.of("recovery_codes", List.of("ABCD-EFGH-JKLM-NPQR")));
    }

    private StubAnswer address(StubRequest request) {
        String id = request.path().replaceAll("/v1/me/addresses/?", "");
        if (request.method().equals("GET") && id.isEmpty()) return list(addresses);
        if (request.method().equals("POST")) {
            if (request.body().path("name").asString("").isEmpty()) {
                Map<String, Object> body = new HashMap<>();
                body.put("type", "urn:bookstore:problem:invalid-request");
                body.put("errors", List.of(Map.of("field", "postal_code", "message", "must not be blank")));
                return StubAnswer.of(400, body);
            }
            Map<String, Object> kept = new HashMap<>();
            request.body().propertyStream().forEach(field -> kept.put(field.getKey(), field.getValue()));
            kept.put("id", UUID.randomUUID().toString());
            addresses.add(kept);
            return StubAnswer.of(201, kept);
        }
        addresses.removeIf(
                each -> request.method().equals("DELETE") && each.get("id").equals(id));
        return addresses.stream()
                .filter(each -> each.get("id").equals(id))
                .findFirst()
                .map(StubAnswer::ok)
                .orElseGet(() -> StubAnswer.of(204, null));
    }

    private StubAnswer session(StubRequest request) {
        String id = request.path().replaceAll("/v1/me/sessions/?", "");
        if (request.method().equals("GET")) return list(sessions);
        sessions.removeIf(each ->
                id.isEmpty() ? !(boolean) each.get("current") : each.get("id").equals(id));
        return StubAnswer.of(204, null);
    }

    private StubAnswer user(StubRequest request) {
        if (request.path().endsWith("/audit")) return list(List.of());
        if (request.method().equals("PUT"))
            role = request.body().path("roles").path(0).asString("");
        if (request.method().equals("DELETE")) return StubAnswer.problem(409, "last-admin", "Last.");
        Map<String, Object> user = new HashMap<>();
        user.put("id", StubShelf.id("shopper@example.com"));
        user.put("email", "shopper@example.com");
        user.put("name", "Sam Shopper");
        user.put("roles", List.of(role));
        user.put("status", request.path().endsWith("/disable") ? "disabled" : "active");
        user.put("created_at", "2026-11-01T10:00:00Z");
        return request.path().equals("/v1/admin/users") ? list(List.of(user)) : StubAnswer.ok(user);
    }

    private static StubAnswer list(List<Map<String, Object>> rows) {
        return StubAnswer.ok(Map.of("data", new ArrayList<>(rows), "total", rows.size(), "limit", 100, "offset", 0));
    }

    private static Map<String, Object> session(String device, boolean current) {
        Map<String, Object> session = new HashMap<>();
        session.put("id", UUID.randomUUID().toString());
        session.put("device", device);
        session.put("current", current);
        session.put("created_at", "2026-11-20T10:00:00Z");
        session.put("last_used_at", "2026-11-21T10:00:00Z");
        return session;
    }
}
