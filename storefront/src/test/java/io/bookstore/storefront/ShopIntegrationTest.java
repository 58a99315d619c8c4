package io.bookstore.storefront;

import io.bookstore.platform.testing.TestServices;
import io.bookstore.storefront.stub.StubGateway;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The running shop with a real Redis and a gateway that answers from memory. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@ActiveProfiles("test")
public abstract class ShopIntegrationTest {

    protected static final StubGateway SHOP = new StubGateway(0);

    @LocalServerPort
    protected int port;

    protected Browser browser;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        TestServices.registerRedis(registry);
        registry.add("storefront.api.url", SHOP::url);
        registry.add("storefront.stripe.js-url", () -> "https://pay.example/v3/");
        registry.add("storefront.public-url", () -> "https://shop.example");
    }

    @BeforeEach
    void begin() {
        SHOP.reset();
        browser = new Browser(port);
    }

    protected String book(String title, String format) {
        return SHOP.book(title, format);
    }
}
