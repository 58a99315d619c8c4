package io.bookstore.identity.account;

import java.util.List;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The accounts of the {@code local} profile; they exist nowhere else. */
@Component
@Profile("local")
class DemoAccounts implements ApplicationRunner {

    private static final String PASSWORD = "correct-horse-battery-staple";

    private final Register register;

    DemoAccounts(Register register) {
        this.register = register;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seed("shopper@example.com", "Sam Shopper", List.of("customer"));
        seed("staff@example.com", "Stella Staff", List.of("customer", "staff"));
        seed("admin@example.com", "Ada Admin", List.of("customer", "staff", "admin"));
    }

    private void seed(String email, String name, List<String> roles) {
        register.seed(EmailAddress.parse(email).orElseThrow(), PASSWORD, name, roles);
    }
}
