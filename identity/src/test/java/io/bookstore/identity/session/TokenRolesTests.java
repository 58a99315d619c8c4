package io.bookstore.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.identity.account.Account;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** ASVS 6.3.3: staff act as staff only after a second factor. */
class TokenRolesTests {

    private final TokenRoles strict = new TokenRoles(true);

    @Test
    void staffWithoutASecondFactorAreCustomers() {
        Account admin = account("customer", "staff", "admin");
        assertThat(strict.of(admin, false)).containsExactly("customer");
        assertThat(strict.of(admin, true)).containsExactly("customer", "staff", "admin");
        assertThat(new TokenRoles(false).of(admin, false)).contains("admin");
    }

    @Test
    void customersNeedNone() {
        assertThat(strict.needSecondFactor(account("customer"))).isFalse();
        assertThat(strict.of(account("customer"), false)).containsExactly("customer");
    }

    private static Account account(String... roles) {
        return new Account(
                UUID.randomUUID(),
                "a@example.com",
                "A",
                "",
                List.of(roles),
                Account.Status.ACTIVE,
                1,
                Instant.EPOCH,
                Instant.EPOCH);
    }
}
