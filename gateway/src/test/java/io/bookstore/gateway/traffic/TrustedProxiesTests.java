package io.bookstore.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class TrustedProxiesTests {

    private final TrustedProxies proxies = new TrustedProxies(List.of("10.0.0.0/8", "127.0.0.0/8", "::1/128"));

    @Test
    void believesNoStranger() {
        Client client = client("203.0.113.7", "198.51.100.1");
        assertThat(client.address()).isEqualTo("203.0.113.7");
        assertThat(client.direct()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'198.51.100.1', 198.51.100.1",
        "'8.8.8.8, 198.51.100.1', 198.51.100.1",
        "'198.51.100.1, 10.2.3.4', 198.51.100.1",
        "'127.0.0.1, 198.51.100.1', 198.51.100.1",
        "'198.51.100.1:4711', 198.51.100.1",
        "'[2001:db8::1]:80', 2001:db8:0:0:0:0:0:1",
        "'::ffff:198.51.100.1', 198.51.100.1",
        "'198.51.100.1, localhost', 0.0.0.0",
        "'198.51.100.1, ', 0.0.0.0",
    })
    void takesTheLastSpeakerThatIsNoProxy(String forwarded, String client) {
        assertThat(client("10.1.1.1", forwarded).address()).isEqualTo(client);
    }

    @Test
    void readsSeveralHeaderLinesAsOne() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr("127.0.0.1");
        request.addHeader("X-Forwarded-For", "8.8.8.8");
        request.addHeader("x-forwarded-for", "198.51.100.1");
        assertThat(proxies.client(request).address()).isEqualTo("198.51.100.1");
    }

    @Test
    void countsAHouseholdOfIpv6AsOne() {
        assertThat(client("::1", "2001:db8:1:2::1").network())
                .isEqualTo(client("::1", "2001:db8:1:2:ffff::9").network())
                .isNotEqualTo(client("::1", "2001:db8:1:3::1").network());
    }

    @Test
    void knowsWhenATrustedPeerSpeaksForItself() {
        assertThat(client("127.0.0.1", null).direct()).isTrue();
        assertThat(client("127.0.0.1", "127.0.0.1").direct()).isTrue();
        assertThat(client("127.0.0.1", "198.51.100.1").direct()).isFalse();
        assertThat(client("198.51.100.1", null).direct()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/auth/login, SIGN_IN",
        "POST, /v1/auth/login/, SIGN_IN",
        "POST, /v1/auth/refresh, ACCOUNT",
        "POST, /v1/me/password, SIGN_IN",
        "GET, /v1/orders/1, ACCOUNT",
        "POST, /v1/orders, CHECKOUT",
        "POST, /v1/checkout, CHECKOUT",
        "GET, /v1/books, BROWSE",
        "GET, /v1/searches, BROWSE",
        "GET, /v1/search/suggest, SEARCH",
        "GET, /v2, PAGE",
        "GET, /, PAGE",
    })
    void knowsWhatARequestIsFor(String method, String path, RouteClass kind) {
        assertThat(RouteClass.of(method, path)).isEqualTo(kind);
    }

    private Client client(String peer, @org.jspecify.annotations.Nullable String forwarded) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(peer);
        if (forwarded != null) {
            request.addHeader("X-Forwarded-For", forwarded);
        }
        return proxies.client(request);
    }
}
