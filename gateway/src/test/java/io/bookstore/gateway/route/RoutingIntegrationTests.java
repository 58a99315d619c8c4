package io.bookstore.gateway.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.gateway.EchoService;
import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookstore.gateway.answer-timeout=2s",
            "bookstore.gateway.cache.follow=false"
        })
@ActiveProfiles("test")
class RoutingIntegrationTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String NOBODY_LISTENS = "http://127.0.0.1:1";
    private static final List<String> SERVICES =
            List.of("identity", "catalog", "search", "cart-order", "payment-shipping", "storefront");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
        TestServices.registerRedis(registry);
        for (String name : SERVICES) {
            String url = new EchoService(name).url();
            registry.add(
                    "bookstore.services." + name + ".url",
                    () -> name.equals("catalog") ? NOBODY_LISTENS + "," + url : url);
        }
        registry.add("bookstore.services.inventory.url", () -> NOBODY_LISTENS);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/auth/login, identity",
        "/v1/me, identity",
        "/v1/me/addresses, identity",
        "/v1/me/payment-methods, payment-shipping",
        "/v1/me/payment-methods/pm_1/default, payment-shipping",
        "/v1/me/payment-methodsx, identity",
        "/.well-known/jwks.json, identity",
        "/v1/books, catalog",
        "/v1/books/9780306406157, catalog",
        "/v1/books/9780306406157/reviews, catalog",
        "/v1/books/9780306406157/related, search",
        "/v1/categories, catalog",
        "/v1/images/0123.jpg, catalog",
        "/v1/imports, catalog",
        "/v1/search, search",
        "/v1/search/suggest, search",
        "/v1/cart, cart-order",
        "/v1/checkout/quote, cart-order",
        "/v1/orders/1, cart-order",
        "/v1/webhooks/stripe, payment-shipping",
        "/v1/shipments/1, payment-shipping",
        "/, storefront",
        "/search, storefront",
        "/books/9780306406157-some-title, storefront",
        "/css/shop.css, storefront",
    })
    void sendsEachPathToItsService(String path, String service) throws Exception {
        HttpResponse<String> answer = send("GET", path + "?q=a%20b", null, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).startsWith(service + "|GET|" + path + "?q=a%20b|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/events",
                "/internal/books",
                "/actuator/env",
                "/actuator/prometheus",
                "/v1/no-such-thing",
                "/v3/api-docs"
            })
    void hidesWhatIsInside(String path) throws Exception {
        HttpResponse<String> answer = send("GET", path, null, "");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void saysWhichMethodsThereAre() throws Exception {
        HttpResponse<String> answer = send("PROPFIND", "/v1/books", null, "");
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow").orElse("")).contains("GET", "PATCH");
        assertThat(answer.body()).contains("urn:bookstore:problem:method-not-allowed");
    }

    @Test
    void saysOfItsOwnErrorsWhatTheyAre() throws Exception {
        assertThat(send("GET", "/v1/books;x=1", null, "").statusCode()).isEqualTo(400);
        assertThat(send("GET", "/error", null, "").statusCode()).isEqualTo(404);
    }

    @Test
    void carriesBodiesAndRequestIds() throws Exception {
        HttpResponse<String> answer =
                send("POST", "/v1/cart", null, "{\"book_id\":\"ä\"}", "X-Request-Id", "abcdefgh-1");
        assertThat(answer.body()).isEqualTo("cart-order|POST|/v1/cart|abcdefgh-1|127.0.0.1|{\"book_id\":\"ä\"}");
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("abcdefgh-1");
    }

    @Test
    void givesARequestIdToWhoBringsNoneOrABadOne() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/books", null, "", "X-Request-Id", "x y");
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(answer.body()).contains("|" + id + "|");
    }

    @Test
    void believesNoForwardedAddressOfAStranger() throws Exception {
        assertThat(send("GET", "/v1/books", null, "", "X-Forwarded-For", "10.1.2.3")
                        .body())
                .doesNotContain("10.1.2.3");
    }

    @Test
    void passesRedirectsThrough() throws Exception {
        HttpResponse<String> answer = send("GET", "/redirect", null, "");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/elsewhere");
    }

    @Test
    void goesAroundAReplicaThatIsDown() throws Exception {
        for (int i = 0; i < 10; i++) {
            assertThat(send("GET", "/v1/books", null, "").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void answersForAServiceThatIsDown() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/inventory/1", TestTokens.staff(), "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("urn:bookstore:problem:service-unavailable");
    }

    @Test
    void answersForAServiceThatDiesInTheMiddleOfItsAnswer() throws Exception {
        HttpResponse<String> answer = send("GET", "/v1/orders/dies", null, "");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.headers().firstValue("X-Half")).isEmpty();
        assertThat(answer.body()).contains("urn:bookstore:problem:service-unavailable");
    }

    @Test
    void refusesTokensThatAreNotOurs() throws Exception {
        for (String bad : List.of("Bearer x", "Bearer a.b.c", TestTokens.service("catalog", "gateway"))) {
            HttpResponse<String> answer = send("GET", "/v1/books", bad, "");
            assertThat(answer.statusCode()).as(bad).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                    .contains("invalid_token");
        }
    }

    @Test
    void keepsStaffRoutesForStaff() throws Exception {
        assertThat(send("GET", "/v1/admin/orders", null, "").statusCode()).isEqualTo(401);
        assertThat(send("GET", "/v1/admin/orders", TestTokens.customer(UUID.randomUUID()), "")
                        .statusCode())
                .isEqualTo(403);
        assertThat(send("GET", "/v1/admin/reviews", TestTokens.staff(), "").body())
                .startsWith("catalog|");
        assertThat(send("GET", "/v1/admin/books/1/changes", TestTokens.staff(), "")
                        .body())
                .startsWith("catalog|");
        assertThat(send("GET", "/v1/admin/disputes", TestTokens.staff(), "").body())
                .startsWith("payment-shipping|");
        assertThat(send("GET", "/v1/admin/orders", TestTokens.staff(), "").statusCode())
                .isEqualTo(200);
    }

    @Test
    void isDegradedWhileOneCanStillBrowse() throws Exception {
        HttpResponse<String> answer = send("GET", "/health", null, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"status\":\"degraded\"", "\"inventory\":\"down\"", "\"catalog\":\"up\"");
    }

    @Test
    void showsTheDescriptionOfEachService() throws Exception {
        assertThat(send("GET", "/docs/cart-order", null, "").body()).startsWith("cart-order|GET|/v3/api-docs|");
    }

    @Test
    void tellsOfTheWholeApiWhatIsThere() throws Exception {
        HttpResponse<String> answer = send("GET", "/docs", null, "");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"openapi\":\"3.1.0\"", "/v1/admin/cache/warmup", "x-missing", "inventory");
    }

    @Test
    void blamesTheClientForABodyThatIsNoHttp() throws Exception {
        String request = String.join(
                "\r\n",
                "POST /v1/cart HTTP/1.1",
                "Host: localhost",
                "Content-Type: application/json",
                "Transfer-Encoding: chunked",
                "",
                "zz",
                "{}",
                "0",
                "",
                "");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 400");
        }
    }

    private HttpResponse<String> send(
            String method, String path, @org.jspecify.annotations.Nullable String token, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
