package io.bookstore.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(IdentityApplication.class);

    @Test
    void packagesFormNoCyclesAndHideTheirInternals() {
        assertThat(modules.stream()).hasSize(10);
        modules.verify();
    }
}
