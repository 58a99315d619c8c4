package io.bookstore.storefront;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKnowOnlyEachOthersFronts() {
        ApplicationModules.of(StorefrontApplication.class).verify();
    }
}
