package io.bookstore.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Tokens that are none (corpus K), what is inside, forged headers, other people's things. */
class SecurityEdgeTests {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    @Test
    void badTokensAreRefusedAtTheGatewayAndByEachService() throws Exception {
        Map<String, Integer> places = new HashMap<>(TheShop.PORTS);
        places.put("gateway", 28080);
        int asked = 0;
        for (Map.Entry<String, String> bad : badTokens().entrySet()) {
            for (Map.Entry<String, Integer> place : places.entrySet()) {
                HttpResponse<String> answer = new Api("http://127.0.0.1:" + place.getValue())
                        .with("Authorization", bad.getValue())
                        .raw("GET", "/v1/me", null);
                assertThat(answer.statusCode())
                        .as("API2-1 K %s at %s: %s", bad.getKey(), place.getKey(), answer.body())
                        .isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                        .as("API2-1 K %s at %s", bad.getKey(), place.getKey())
                        .contains("Bearer", "invalid_token");
                assertThat(answer.body())
                        .contains("urn:bookstore:problem:unauthorized")
                        .doesNotContain("nimbus", "Jwt");
                asked++;
            }
        }
        assertThat(TheShop.api().get("/v1/me?access_token=" + good()).status()).isIn(400, 401);
        System.out.println("API2-1 corpus K: " + asked + " requests refused");
    }

    private static Map<String, String> badTokens() throws Exception {
        String good = good();
        String[] parts = good.split("\\.");
        String header = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        Map<String, String> bad = new HashMap<>();
        bad.put("alg none", "Bearer " + part("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + parts[1] + ".");
        bad.put(
                "alg NoNe",
                "Bearer " + part("{\"alg\":\"NoNe\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "." + parts[2]);
        String hs = part("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}") + "." + parts[1];
        bad.put("HS256 with the public key", "Bearer " + hs + "." + hmac(publicKey(), hs));
        bad.put("HS256 with the service secret", "Bearer " + hs + "." + hmac(TestTokens.SERVICE_SECRET, hs));
        bad.put(
                "ES256 r=s=0",
                "Bearer " + part("{\"alg\":\"ES256\",\"typ\":\"at+jwt\"}") + "." + parts[1] + "."
                        + URL.encodeToString(new byte[64]));
        bad.put("PS256", "Bearer " + part(header.replace("RS256", "PS256")) + "." + parts[1] + "." + parts[2]);
        for (String more : List.of(
                "\"kid\":\"../../x\"",
                "\"kid\":\"' or 1=1 --\"",
                "\"jku\":\"http://127.0.0.1:9/\"",
                "\"x5u\":\"http://127.0.0.1:9/\"",
                "\"jwk\":{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"AQAB\"}",
                "\"crit\":[\"x\"],\"x\":1")) {
            bad.put(
                    more,
                    "Bearer " + part("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"," + more + "}") + "." + parts[1] + "."
                            + parts[2]);
        }
        String other = TestTokens.token(UUID.randomUUID(), List.of("customer", "staff", "admin"));
        bad.put("signed by another key", "Bearer " + other);
        bad.put("another's claims", "Bearer " + parts[0] + "." + other.split("\\.")[1] + "." + parts[2]);
        bad.put("no dots", "Bearer " + good.replace(".", ""));
        bad.put("one dot", "Bearer " + parts[0] + "." + parts[1]);
        bad.put("4 parts", "Bearer " + good + ".x");
        bad.put("no signature", "Bearer " + parts[0] + "." + parts[1] + ".");
        bad.put("8 KB", "Bearer " + "a".repeat(8_000));
        bad.put("a service's token", TestTokens.service("catalog", "cart-order"));
        bad.put("garbage", "Bearer x");
        return bad;
    }

    @Test
    void whatIsInsideIsNotReachedFromOutside() {
        List<String> paths = new ArrayList<>(List.of(
                "/internal/events",
                "/internal/books",
                "/internal/users/1",
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/loggers",
                "/actuator/gateway",
                "/v3/api-docs",
                "/h2-console",
                "/%69nternal/events",
                "/internal%2fevents",
                "//internal/events",
                "/v1/..;/internal/events",
                "/v1/%2e%2e/internal/events",
                "/v1/books/../../internal/events",
                "/docs/../internal/events",
                "/internal;x=1/events",
                "/INTERNAL/events",
                "/.well-known/../internal/events"));
        for (String path : paths) {
            String target = path;
            HttpResponse<String> answer = TheShop.api()
                    .with("Authorization", TestTokens.service("catalog", "inventory"))
                    .raw("GET", target, null);
            assertThat(answer.statusCode()).as("API5-2 %s", path).isIn(400, 401, 404);
            assertThat(answer.body()).as("API5-2 %s", path).doesNotContain("\"events\"", "\"data\"");
        }
        for (int port : TheShop.PORTS.values()) {
            Api management = new Api("http://127.0.0.1:" + (port + 100));
            for (String path :
                    List.of("env", "heapdump", "loggers", "beans", "threaddump", "configprops", "shutdown")) {
                assertThat(management.get("/actuator/" + path).status())
                        .as("API5-2 %s of %s", path, port)
                        .isEqualTo(404);
            }
        }
        System.out.println("API5-2 " + paths.size() + " paths from outside, 7 of each management port: not found");
    }

    @Test
    void headersDoNotMakeAnotherRequestOfIt() {
        for (String header : List.of("X-Original-URL", "X-Rewrite-URL", "X-Forwarded-Prefix", "X-Forwarded-Path")) {
            assertThat(TheShop.api()
                            .with(header, "/internal/events")
                            .get("/v1/categories")
                            .status())
                    .as("API8-3 %s", header)
                    .isEqualTo(200);
        }
        for (String header : List.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")) {
            assertThat(TheShop.api()
                            .with(header, "DELETE")
                            .get("/v1/categories")
                            .status())
                    .isEqualTo(200);
        }
        Api forged = TheShop.api().with("X-Forwarded-Host", "evil.test").with("X-Forwarded-Proto", "https");
        assertThat(forged.get("/").raw().body()).as("API8-3 forged host").doesNotContain("evil.test");
        System.out.println("API8-3 forged headers change nothing");
    }

    @Test
    void nobodyReadsWhatIsAnothers() {
        Buyer buyer = Buyer.guestWith(Shelf.newBook(3), 1);
        Api.Answer placed = buyer.checkOut("pm_card_visa").expect(201);
        String path = "/v1/orders/" + placed.json().path("id").asString();
        Api other = TheShop.api().signedInAs("shopper@example.com");
        for (Api api :
                List.of(TheShop.api(), other, TheShop.api().with("Order-Token", "x"), other.with("Order-Token", ""))) {
            for (String tail : List.of("", "/cancel", "/invoice", "/returns")) {
                String method = tail.equals("/cancel") ? "POST" : "GET";
                HttpResponse<String> his = api.raw(method, path + tail, null);
                HttpResponse<String> nobodys = api.raw(method, "/v1/orders/" + UUID.randomUUID() + tail, null);
                assertThat(his.statusCode())
                        .as("API1-1 %s", tail)
                        .isIn(401, 404)
                        .isEqualTo(nobodys.statusCode());
                assertThat(without(his.body())).as("API1-1 %s", tail).isEqualTo(without(nobodys.body()));
            }
        }
        for (String method : List.of("GET", "DELETE")) {
            assertThat(TheShop.api()
                            .with("Cart-Token", "*")
                            .raw(method, "/v1/cart", null)
                            .statusCode())
                    .as("API1-4 %s", method)
                    .isEqualTo(404);
        }
        System.out.println("API1-1 API1-4 another's order and cart: as if they were not there");
    }

    @Test
    void nobodyGivesHimselfARole() {
        String email = "mass-" + UUID.randomUUID() + "@example.com";
        for (String field : List.of("role", "roles", "verified", "id", "balance", "created_at", "status")) {
            Map<String, Object> body =
                    new HashMap<>(Map.of("email", email, "password", "a-long-and-odd-one-77", "name", "M"));
            body.put(field, "admin");
            assertThat(TheShop.api().post("/v1/auth/register", body).status())
                    .as("API3-1 register %s", field)
                    .isEqualTo(400);
            assertThat(TheShop.api()
                            .signedInAs("shopper@example.com")
                            .raw("PATCH", "/v1/me", "{\"" + field + "\":\"admin\"}")
                            .statusCode())
                    .as("API3-1 /v1/me %s", field)
                    .isEqualTo(400);
        }
        System.out.println("API3-1 7 fields refused at registration and profile");
    }

    private static String without(String problem) {
        return problem.replaceAll("\"(trace_id|instance)\":\"[^\"]*\"", "");
    }

    private static String good() {
        return TheShop.api()
                .post(
                        "/v1/auth/login",
                        Map.of("email", "shopper@example.com", "password", "correct-horse-battery-staple"))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
    }

    private static String publicKey() {
        return TheShop.api()
                .get("/.well-known/jwks.json")
                .expect(200)
                .json()
                .path("keys")
                .path(0)
                .path("n")
                .asString();
    }

    private static String part(String json) {
        return URL.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String hmac(String key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return URL.encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
