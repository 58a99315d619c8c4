package io.bookstore.inventory;

import io.bookstore.platform.security.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Who may call which public route: staff only, all of them. */
@Configuration(proxyBeanMethods = false)
class InventoryAccess {

    private static final String[] STAFF = {"staff", "admin"};

    @Bean
    AccessRules inventoryAccessRules() {
        return requests -> requests.requestMatchers("/v1/inventory/**", "/v1/admin/inventory/**")
                .hasAnyRole(STAFF);
    }
}
