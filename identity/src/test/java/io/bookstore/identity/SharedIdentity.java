package io.bookstore.identity;

import io.bookstore.platform.testing.Neighbour;
import io.bookstore.platform.testing.TestServices;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * One running identity service, with a database and a port of its own, for all test classes that talk to it as
 * {@link Visitor}s. The other services are played by {@link #NEIGHBOUR}.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
        properties = {"bookstore.identity.verify-email=false", "bookstore.identity.second-factor-for-staff=false"})
@ActiveProfiles("test")
public abstract class SharedIdentity {

    protected static final Neighbour NEIGHBOUR = new Neighbour();

    private static final int PORT = IdentityTestServer.freePort();
    private static final int MANAGEMENT_PORT = IdentityTestServer.freePort();

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry registry) {
        IdentityTestServer.register(registry);
        TestServices.register(registry, "identity_shared");
        registry.add("server.port", () -> PORT);
        registry.add("management.server.port", () -> MANAGEMENT_PORT);
        registry.add("bookstore.services.identity.url", SharedIdentity::url);
        for (String service : new String[] {"cart-order", "catalog", "payment-shipping"}) {
            registry.add("bookstore.services." + service + ".url", NEIGHBOUR::url);
        }
    }

    static String url() {
        return "http://127.0.0.1:" + PORT;
    }
}
