package io.bookstore.inventory;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKnowOnlyEachOthersFronts() {
        ApplicationModules.of(InventoryApplication.class).verify();
    }
}
