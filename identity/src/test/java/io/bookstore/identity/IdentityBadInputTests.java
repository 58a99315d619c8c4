package io.bookstore.identity;

import io.bookstore.platform.testing.BadInputContract;
import io.bookstore.platform.testing.TestTokens;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class IdentityBadInputTests extends BadInputContract {

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        IdentityTestServer.register(registry);
        registry.add("server.port", () -> 0);
        registry.add("management.server.port", () -> 0);
        TestTokens.register(registry);
    }

    @Override
    protected String service() {
        return "identity";
    }
}
