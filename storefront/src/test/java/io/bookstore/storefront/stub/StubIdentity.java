package io.bookstore.storefront.stub;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Identity as the contract describes it. Tokens are not signed: the shop reads them, the services check them. */
final class StubIdentity {

    private record Person(String id, String email, String name, String password, List<String> roles) {}

    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Map<String, Person> refreshTokens = new ConcurrentHashMap<>();
    private final Set<String> accepted = ConcurrentHashMap.newKeySet();
    final AtomicInteger refreshes = new AtomicInteger();
    volatile long lifeSeconds = 300;
    volatile boolean needsMail;

    StubIdentity() {
        add("shopper@example.com", "Sam Shopper", List.of("customer"));
        add("staff@example.com", "Stella Staff", List.of("customer", "staff"));
        add("admin@example.com", "Ada Admin", List.of("customer", "staff", "admin"));
    }

    private void add(String email, String name, List<String> roles) {
        people.put(email, new Person(StubShelf.id(email), email, name, "correct-horse-battery-staple", roles));
    }

    StubAnswer register(StubRequest request) {
        String email = request.body().path("email").asString("");
        if (!needsMail) {
            people.putIfAbsent(
                    email,
                    new Person(
                            StubShelf.id(email),
                            email,
                            request.body().path("name").asString(""),
                            request.body().path("password").asString(""),
                            List.of("customer")));
        }
        return StubAnswer.of(202, Map.of("status", "accepted"));
    }

    StubAnswer login(StubRequest request) {
        Person person = people.get(request.body().path("email").asString(""));
        if (person == null
                || !person.password().equals(request.body().path("password").asString(""))) {
            return StubAnswer.problem(401, "unauthenticated", "Wrong.").with("WWW-Authenticate", "Bearer");
        }
        return tokens(person);
    }

    StubAnswer refresh(StubRequest request) {
        refreshes.incrementAndGet();
        Person person =
                refreshTokens.remove(request.body().path("refresh_token").asString(""));
        return person == null ? StubAnswer.problem(401, "unauthenticated", "Reused.") : tokens(person);
    }

    private StubAnswer tokens(Person person) {
        String refresh = UUID.randomUUID().toString();
        refreshTokens.put(refresh, person);
        String claims = "{\"sub\":\"%s\",\"email\":\"%s\",\"name\":\"%s\",\"roles\":[%s],\"jti\":\"%s\"}"
                .formatted(
                        person.id(),
                        person.email(),
                        person.name(),
                        String.join(
                                ",",
                                person.roles().stream()
                                        .map(role -> "\"" + role + "\"")
                                        .toList()),
                        UUID.randomUUID());
        String token = base64("{\"alg\":\"none\"}") + "." + base64(claims) + ".sig";
        accepted.add(token);
        Map<String, Object> body = new HashMap<>();
        body.put("access_token", token);
        body.put("token_type", "Bearer");
        body.put("expires_in", lifeSeconds);
        body.put("refresh_token", refresh);
        return StubAnswer.ok(body);
    }

    boolean accepts(String authorization) {
        return accepted.contains(authorization.substring("Bearer ".length()));
    }

    void refuseAllTokens() {
        accepted.clear();
    }

    void forgetRefreshTokens() {
        refreshTokens.clear();
    }

    static String subject(String authorization) {
        String claims =
                new String(Base64.getUrlDecoder().decode(authorization.split("\\.")[1]), StandardCharsets.UTF_8);
        return claims.replaceAll(".*\"sub\":\"([^\"]+)\".*", "$1");
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
