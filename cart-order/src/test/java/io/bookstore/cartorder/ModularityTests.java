package io.bookstore.cartorder;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKnowOnlyEachOthersFronts() {
        ApplicationModules.of(CartOrderApplication.class).verify();
    }
}
