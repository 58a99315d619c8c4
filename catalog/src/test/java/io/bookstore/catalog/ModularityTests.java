package io.bookstore.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

    private final ApplicationModules modules = ApplicationModules.of(CatalogApplication.class);

    @Test
    void keepsItsPackagesApart() {
        assertThat(modules).hasSizeGreaterThan(10);
        modules.verify();
    }
}
