package io.bookstore.inventory;

import io.bookstore.platform.testing.ServiceCalls;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole service on a real PostgreSQL, with a clock and a cart-order that the test commands. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "bookstore.feed.enabled=false",
            "management.server.port=0",
            "bookstore.inventory.reservation.check-every=1h",
            // a busy build machine is no reason to turn orders away
            "bookstore.inventory.queue.patience=20s",
            "spring.datasource.hikari.connection-timeout=20000"
        })
@ActiveProfiles("test")
@ContextConfiguration(initializers = Surroundings.class)
@Import({TestClock.class, StockWitness.class, ServiceCalls.class})
public @interface InventoryIntegrationTest {}
