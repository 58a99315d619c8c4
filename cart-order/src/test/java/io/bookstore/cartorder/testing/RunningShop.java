package io.bookstore.cartorder.testing;

import io.bookstore.cartorder.CartOrderApplication;
import io.bookstore.platform.testing.Await;
import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on real PostgreSQL and Redis, the other services played; one for all integration tests. */
@SpringBootTest(classes = CartOrderApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
public abstract class RunningShop {

    protected static final PlayedCatalog CATALOG = new PlayedCatalog();
    protected static final PlayedInventory INVENTORY = new PlayedInventory();
    protected static final PlayedPayments PAYMENTS = new PlayedPayments();
    protected static final PlayedIdentity IDENTITY = new PlayedIdentity();

    private static final Path EBOOKS = Path.of("target", "ebooks-" + UUID.randomUUID());

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    @DynamicPropertySource
    public static void services(DynamicPropertyRegistry registry) {
        TestServices.register(registry, "cart_order");
        TestServices.registerRedis(registry);
        TestTokens.register(registry);
        registry.add("bookstore.services.catalog.url", CATALOG::url);
        registry.add("bookstore.services.inventory.url", INVENTORY::url);
        registry.add("bookstore.services.payment-shipping.url", PAYMENTS::url);
        registry.add("bookstore.services.identity.url", IDENTITY::url);
        registry.add("bookstore.order.erase-every", () -> "100ms");
        registry.add("bookstore.event-watch.consumers", () -> "catalog,inventory,payment-shipping");
        registry.add("bookstore.encryption.keys", () -> TestKeySet.VALUE);
        registry.add("bookstore.settlement.lease", () -> "5s");
        registry.add("bookstore.settlement.charge-timeout", () -> "2s");
        registry.add("bookstore.settlement.recover-every", () -> "100ms");
        registry.add("bookstore.settlement.longest-pause", () -> "500ms");
        registry.add("bookstore.library.folder", () -> EBOOKS.toString());
        registry.add("bookstore.library.max-bytes", () -> "1MB");
        registry.add("management.server.port", () -> "0");
    }

    protected final Shopper guest() {
        return Shopper.guest(port);
    }

    /** A new paperback with copies in stock. */
    protected static UUID book(int copies, long priceCents) {
        UUID book = CATALOG.add("Emma", "paperback", priceCents);
        INVENTORY.stock(book, copies);
        return book;
    }

    protected static void awaitStatus(Shopper shopper, UUID order, String status) {
        Await.until(
                "order " + order + " is " + status,
                () -> shopper.get("/v1/orders/" + order).text("status").equals(status));
    }

    protected final long count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Long.class).single();
    }

    protected final UUID paymentOf(UUID order) {
        return jdbc.sql("select payment_id from orders where id = ?")
                .params(order)
                .query(UUID.class)
                .single();
    }
}
