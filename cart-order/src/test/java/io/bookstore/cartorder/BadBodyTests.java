package io.bookstore.cartorder;

import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.platform.testing.BadInputContract;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Bad input of kind G, against every endpoint. */
@SpringBootTest(classes = CartOrderApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
class BadBodyTests extends BadInputContract {

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        RunningShop.services(registry);
    }

    @Override
    protected String service() {
        return "cart-order";
    }
}
