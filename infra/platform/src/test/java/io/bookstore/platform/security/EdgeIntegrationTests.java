package io.bookstore.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What every service's edge does, through a real server: tokens (K), errors, parameters, pages. */
@SpringBootTest(
        classes = EdgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.application.name=edge",
            "management.server.port=0",
            "spring.autoconfigure.exclude=org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
                    + "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration"
        })
@ActiveProfiles("test")
class EdgeIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final UUID READER = UUID.randomUUID();

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
    }

    @TestFactory
    Stream<DynamicTest> tokensThatAreNotOursAreRefusedEverywhere() {
        return badTokens().entrySet().stream()
                .flatMap(bad -> Stream.of("/v1/open", "/v1/own")
                        .map(path -> DynamicTest.dynamicTest("K " + bad.getKey() + " at " + path, () -> {
                            HttpResponse<String> answer = get(path, "Bearer " + bad.getValue());
                            assertThat(answer.statusCode()).isEqualTo(401);
                            assertThat(answer.headers()
                                            .firstValue("WWW-Authenticate")
                                            .orElse(""))
                                    .contains("invalid_token");
                            assertThat(answer.headers()
                                            .firstValue("Content-Type")
                                            .orElse(""))
                                    .startsWith("application/problem+json");
                        })));
    }

    private static Map<String, String> badTokens() {
        Instant now = Instant.ofEpochMilli(System.currentTimeMillis());
        String good = TestTokens.token(READER, List.of("customer"));
        String payload = good.split("\\.", -1)[1];
        String signature = good.split("\\.", -1)[2];
        Map<String, String> bad = new LinkedHashMap<>();
        bad.put("without signature", good.substring(0, good.lastIndexOf('.') + 1));
        bad.put("alg none", header("{\"alg\":\"none\",\"typ\":\"at+jwt\"}") + "." + payload + ".");
        bad.put("alg HS256", header("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}") + "." + payload + "." + signature);
        bad.put("two dots missing", payload);
        bad.put("8 KB", "a".repeat(8_000));
        bad.put("expired", sign(now.minus(Duration.ofMinutes(2)), "bookstore", "http://localhost:8080", "at+jwt"));
        bad.put("another audience", sign(now.plusSeconds(300), "elsewhere", "http://localhost:8080", "at+jwt"));
        bad.put("another issuer", sign(now.plusSeconds(300), "bookstore", "http://evil.example", "at+jwt"));
        bad.put("another type", sign(now.plusSeconds(300), "bookstore", "http://localhost:8080", "JWT"));
        bad.put("a service token", TestTokens.service("catalog", "edge").substring("Bearer ".length()));
        return bad;
    }

    private static String sign(Instant expires, String audience, String issuer, String type) {
        return TestTokens.sign(
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .audience(audience)
                        .subject(READER.toString())
                        .expirationTime(Date.from(expires))
                        .build(),
                type);
    }

    private static String header(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsWhoCalls() throws Exception {
        assertThat(get("/v1/open", null).body()).isEqualTo("null");
        assertThat(get("/v1/open", TestTokens.customer(READER)).body()).isEqualTo(READER.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/open, 200, 200, 200",
        "/v1/own, 401, 200, 200",
        "/v1/desk, 401, 403, 200",
        "/v1/forgotten, 401, 403, 403",
        "/v1/nothing, 404, 404, 404",
        "/internal/facts, 401, 401, 401",
        "/internal/nothing, 401, 401, 401"
    })
    void letsEachActorOnlyWhereTheRulesSay(String path, int guest, int customer, int staff) throws Exception {
        assertThat(get(path, null).statusCode()).isEqualTo(guest);
        assertThat(get(path, TestTokens.customer(READER)).statusCode()).isEqualTo(customer);
        assertThat(get(path, TestTokens.staff()).statusCode()).isEqualTo(staff);
    }

    @Test
    void opensInternalRoutesToServicesThatMeanUs() throws Exception {
        assertThat(get("/internal/facts", TestTokens.service("catalog", "edge")).statusCode())
                .isEqualTo(200);
        assertThat(get("/internal/facts", TestTokens.service("catalog", "search"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(get("/v1/own", TestTokens.service("catalog", "edge")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void answersItsOwnFaultsWithoutTellingItsInsides() throws Exception {
        HttpResponse<String> answer = get("/v1/broken", null);
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internal-error", "trace_id").doesNotContain("secret", "jdbc", "Exception");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"limit=0", "limit=101", "limit=x", "offset=-1", "offset=x", "page=2", "limit=99999999999999999999"})
    void refusesBadPages(String query) throws Exception {
        assertThat(get("/v1/pages?" + query, null).statusCode()).isEqualTo(400);
    }

    @Test
    void pagesWithTotalAndLinks() throws Exception {
        HttpResponse<String> answer = get("/v1/pages?offset=20", null);
        assertThat(answer.headers().firstValue("X-Total-Count")).contains("45");
        assertThat(answer.headers().firstValue("Link").orElse(""))
                .contains(
                        "</v1/pages?limit=20&offset=40>; rel=\"next\"", "</v1/pages?limit=20&offset=0>; rel=\"prev\"");
        assertThat(answer.body()).contains("\"total\":45", "\"next_cursor\":\"c39\"");
        assertThat(get("/v1/pages?offset=1000", null).body()).contains("\"data\":[]", "\"total\":45");
    }

    @Test
    void capsWhereTheContractSaysSo() throws Exception {
        assertThat(get("/v1/orders?limit=9999", null).body()).isEqualTo("200");
        assertThat(get("/v1/orders", null).body()).isEqualTo("50");
    }

    @Test
    void namesBrokenFieldsAsTheContractDoes() throws Exception {
        HttpResponse<String> answer = post("{\"first_name\":\" \",\"copies\":11}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"field\":\"first_name\"", "\"field\":\"copies\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"first_name\":\"a\",\"copies\":\"1\"}",
                "{\"first_name\":\"a\",\"copies\":1.5}",
                "{\"first_name\":\"a\",\"copies\":1e3}",
                "{\"first_name\":\"a\",\"copies\":2147483648}",
                "{\"first_name\":\"a\",\"copies\":null}",
                "{\"first_name\":\"a\"}",
                "{\"first_name\":1,\"copies\":1}",
                "{\"first_name\":\"a\",\"copies\":true}",
                "{\"first_name\":\"a\\u0000\",\"copies\":1}",
                "{\"first_name\":\"a\",\"copies\":1,\"role\":\"admin\"}"
            })
    void coercesNothing(String body) throws Exception {
        assertThat(post(body).statusCode()).as(body).isEqualTo(400);
    }

    @Test
    void refusesCompressedBodies() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri("/v1/things"))
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[100]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(uri("/v1/open")).DELETE().build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET");
    }

    private HttpResponse<String> get(String path, @Nullable String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(10));
        if (token != null) {
            request.header("Authorization", token);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String body) throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(uri("/v1/things"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
