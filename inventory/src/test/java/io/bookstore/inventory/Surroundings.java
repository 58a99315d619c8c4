package io.bookstore.inventory;

import io.bookstore.platform.testing.Neighbour;
import io.bookstore.platform.testing.TestServices;
import io.bookstore.platform.testing.TestTokens;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.DynamicPropertyRegistry;

/** Points the service at the servers and doubles of this test JVM. */
public final class Surroundings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final Neighbour CART_ORDER = new Neighbour();
    public static final Neighbour CATALOG = new Neighbour();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new HashMap<>();
        DynamicPropertyRegistry registry = (name, value) -> properties.put(name, value.get());
        TestServices.register(registry, "inventory");
        TestTokens.register(registry);
        properties.put("bookstore.services.cart-order.url", CART_ORDER.url());
        properties.put("bookstore.services.catalog.url", CATALOG.url());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("surroundings", properties));
    }
}
