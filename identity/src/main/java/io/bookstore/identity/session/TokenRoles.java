package io.bookstore.identity.session;

import io.bookstore.identity.account.Account;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which of its roles an account may use in a session: staff and admins who have not shown a second factor are customers
 * until they do, so that they can still set one up.
 */
@Component
public class TokenRoles {

    private static final String CUSTOMER = "customer";

    private final boolean secondFactorForStaff;

    TokenRoles(@Value("${bookstore.identity.second-factor-for-staff:true}") boolean secondFactorForStaff) {
        this.secondFactorForStaff = secondFactorForStaff;
    }

    public boolean needSecondFactor(Account account) {
        return secondFactorForStaff && account.roles().stream().anyMatch(role -> !role.equals(CUSTOMER));
    }

    List<String> of(Account account, boolean secondFactorShown) {
        return needSecondFactor(account) && !secondFactorShown ? List.of(CUSTOMER) : account.roles();
    }
}
