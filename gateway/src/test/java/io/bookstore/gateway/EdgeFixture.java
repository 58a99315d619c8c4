package io.bookstore.gateway;

import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** One gateway for the tests of the edge: loopback is a proxy whose word counts, and limits are small. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "bookstore.gateway.traffic.trusted-proxies=127.0.0.0/8",
            "bookstore.gateway.allowed-origins=https://shop.example",
            "bookstore.gateway.limits.address.sign-in.requests=3",
            "bookstore.gateway.limits.address.cart.requests=130",
            "bookstore.gateway.limits.account.account.requests=5",
            "bookstore.gateway.cache.settling=200ms",
            "bookstore.gateway.cache.settling-life=50ms",
            "bookstore.gateway.cache.life=3s"
        })
@ActiveProfiles("test")
public abstract class EdgeFixture {

    protected static final StubCatalog CATALOG = new StubCatalog();
    private static final EchoService ECHO = new EchoService("echo");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    protected int port;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        TestTokens.register(registry);
        TestServices.registerRedis(registry);
        for (String name : Names.ALL) {
            registry.add("bookstore.services." + name + ".url", ECHO::url);
        }
        registry.add("bookstore.services.catalog.url", CATALOG::url);
        registry.add("bookstore.services.inventory.url", CATALOG::url);
    }

    private static final class Names {
        private static final java.util.List<String> ALL =
                java.util.List.of("identity", "search", "cart-order", "payment-shipping", "storefront");
    }

    /** An address that no other test has. */
    protected static String someAddress() {
        int number = ADDRESSES.incrementAndGet();
        return "198.51." + number / 250 + "." + (number % 250 + 1);
    }

    protected HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, headers);
    }

    protected HttpResponse<String> send(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10))
                .method(
                        method,
                        method.equals("GET") || method.equals("OPTIONS")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString("{}"));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
