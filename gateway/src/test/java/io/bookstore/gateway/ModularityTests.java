package io.bookstore.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(GatewayApplication.class);

    @Test
    void packagesFormNoCyclesAndHideTheirInternals() {
        assertThat(modules.stream()).hasSize(9);
        modules.verify();
    }
}
