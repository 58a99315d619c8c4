package io.bookstore.gateway.headers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.gateway.EdgeFixture;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** API8-1. */
class HeadersIntegrationTests extends EdgeFixture {

    @Test
    void everyAnswerCarriesTheSecurityHeadersOnce() {
        for (String path :
                List.of("/v1/cart", "/v1/categories", "/v1/no-such", "/v1/me?x=%00", "/v1/admin/orders", "/")) {
            HttpResponse<String> answer = get(path, "X-Forwarded-For", someAddress());
            assertThat(answer.headers().allValues("X-Content-Type-Options"))
                    .as(path)
                    .containsExactly("nosniff");
            assertThat(answer.headers().allValues("X-Frame-Options")).as(path).containsExactly("DENY");
            assertThat(answer.headers().allValues("Referrer-Policy")).as(path).hasSize(1);
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .as(path)
                    .singleElement()
                    .satisfies(policy -> assertThat(policy)
                            .contains("default-src 'none'", "frame-ancestors 'none'")
                            .doesNotContain("unsafe"));
            assertThat(answer.headers().allValues("Cache-Control")).as(path).hasSize(1);
            assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
            assertThat(answer.headers().firstValue("X-Powered-By")).as(path).isEmpty();
        }
    }

    @Test
    void saysHstsToWhomCameByTls() {
        assertThat(get("/v1/cart", "X-Forwarded-For", someAddress(), "X-Forwarded-Proto", "https")
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000; includeSubDomains");
        assertThat(get("/v1/cart").headers().firstValue("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void personalAnswersAreNotStored() {
        assertThat(get("/v1/cart", "X-Forwarded-For", someAddress())
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""))
                .contains("no-store");
    }

    @Test
    void letsOnlyListedOriginsIn() {
        HttpResponse<String> known = get("/v1/cart", "Origin", "https://shop.example");
        assertThat(known.headers().firstValue("Access-Control-Allow-Origin")).contains("https://shop.example");
        assertThat(known.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        for (String origin : List.of(
                "null",
                "https://shop.example.evil.test",
                "https://evil.test/https://shop.example",
                "http://shop.example",
                "https://SHOP.example",
                "https://notshop.example")) {
            HttpResponse<String> foreign = get("/v1/cart", "Origin", origin);
            assertThat(foreign.headers().firstValue("Access-Control-Allow-Origin"))
                    .as(origin)
                    .isEmpty();
            assertThat(preflight(origin).statusCode()).as(origin).isEqualTo(403);
        }
        HttpResponse<String> asked = preflight("https://shop.example");
        assertThat(asked.statusCode()).isEqualTo(204);
        assertThat(asked.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
                .contains("PATCH");
        assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElse(""))
                .contains("Idempotency-Key");
    }

    @Test
    void theAccessLogRepeatsNothingThatSomebodyWrote() {
        assertThat(AccessLog.plain("/v1/books/0190c0de-0000-7000-8000-000000000001/reviews"))
                .isEqualTo("/v1/books/0190c0de-0000-7000-8000-000000000001/reviews");
        assertThat(AccessLog.plain("/v1/a/grace@example.com/b")).isEqualTo("/v1/a/*/b");
        assertThat(AccessLog.plain("/x/%0a%0d{\"a\"")).isEqualTo("/x/*");
        assertThat(AccessLog.plain("/unsubscribe/" + "a".repeat(64))).isEqualTo("/unsubscribe/*");
    }

    private HttpResponse<String> preflight(String origin) {
        return send("OPTIONS", "/v1/cart", "Origin", origin, "Access-Control-Request-Method", "POST");
    }
}
