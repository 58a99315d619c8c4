package io.bookstore.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.gateway.EdgeFixture;
import io.bookstore.platform.testing.TestTokens;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** API4-2: a quota holds, is told, and is not evaded by another spelling of address or path. */
class LimitsIntegrationTests extends EdgeFixture {

    @Test
    void refusesWhatIsTooMuchAndSaysWhenToComeBack() {
        String address = someAddress();
        for (int left = 2; left >= 0; left--) {
            HttpResponse<String> allowed = signIn(address, "/v1/auth/login");
            assertThat(allowed.statusCode()).isEqualTo(200);
            assertThat(allowed.headers().firstValue("RateLimit-Policy")).contains("\"sign-in\";q=3;w=60");
            assertThat(allowed.headers().firstValue("RateLimit").orElseThrow())
                    .startsWith("\"sign-in\";r=" + left + ";t=");
        }
        HttpResponse<String> refused = signIn(address, "/v1/auth/login");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(refused.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(refused.body()).contains("urn:bookstore:problem:quota-exceeded");
        assertThat(signIn(someAddress(), "/v1/auth/login").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotEvadedByForgedAddresses() {
        String address = someAddress();
        exhaust(address);
        for (String forged :
                List.of("8.8.8.8, " + address, "127.0.0.1, " + address, address + ":99", "::ffff:" + address)) {
            assertThat(signIn(forged, "/v1/auth/login").statusCode()).as(forged).isEqualTo(429);
        }
        HttpResponse<String> others = send(
                "POST",
                "/v1/auth/login",
                "X-Forwarded-For",
                address,
                "Forwarded",
                "for=9.9.9.9",
                "X-Real-IP",
                "9.9.9.9",
                "True-Client-IP",
                "9.9.9.9",
                "X-Client-IP",
                "9.9.9.9");
        assertThat(others.statusCode()).isEqualTo(429);
    }

    @Test
    void isNotEvadedByTheAddressesOfOneHousehold() {
        exhaust("2001:db8:7:7::1");
        assertThat(signIn("2001:db8:7:7:1:2:3:4", "/v1/auth/login").statusCode())
                .isEqualTo(429);
        assertThat(signIn("2001:db8:7:8::1", "/v1/auth/login").statusCode()).isEqualTo(200);
    }

    @Test
    void isNotEvadedByOtherSpellingsOfAPath() {
        String address = someAddress();
        exhaust(address);
        for (String path : List.of("/v1/auth/login/", "/v1/auth/%6cogin", "/v1/auth/login?x=1", "/v1/auth/register")) {
            assertThat(signIn(address, path).statusCode()).as(path).isEqualTo(429);
        }
        assertThat(signIn(address, "/v1/auth//login").statusCode()).isIn(400, 429);
        assertThat(signIn(address, "/V1/auth/login").body()).doesNotStartWith("echo|POST|/v1/auth/login");
    }

    @Test
    void countsAnAccountFromWhereverItCalls() {
        String token = TestTokens.customer(UUID.randomUUID());
        for (int i = 0; i < 5; i++) {
            assertThat(get("/v1/me", "Authorization", token, "X-Forwarded-For", someAddress())
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = get("/v1/me", "Authorization", token, "X-Forwarded-For", someAddress());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().allValues("RateLimit-Policy"))
                .anyMatch(policy -> policy.contains("account-account"));
        assertThat(get(
                                "/v1/me",
                                "Authorization",
                                TestTokens.customer(UUID.randomUUID()),
                                "X-Forwarded-For",
                                someAddress())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void countsAGenerousLimitWithoutAskingRedisEachTime() {
        String address = someAddress();
        int allowed = 0;
        for (int i = 0; i < 150; i++) {
            allowed += get("/v1/cart", "X-Forwarded-For", address).statusCode() == 200 ? 1 : 0;
        }
        assertThat(allowed).isBetween(130, 140); // 130, and what the minute gives back meanwhile
    }

    private void exhaust(String address) {
        for (int i = 0; i < 3; i++) {
            assertThat(signIn(address, "/v1/auth/login").statusCode()).isEqualTo(200);
        }
    }

    private HttpResponse<String> signIn(String forwarded, String path) {
        return send("POST", path, "X-Forwarded-For", forwarded);
    }
}
