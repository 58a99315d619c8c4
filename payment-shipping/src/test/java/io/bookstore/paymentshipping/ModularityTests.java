package io.bookstore.paymentshipping;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    @Test
    void featuresKnowOnlyEachOthersFronts() {
        ApplicationModules.of(PaymentShippingApplication.class).verify();
    }
}
