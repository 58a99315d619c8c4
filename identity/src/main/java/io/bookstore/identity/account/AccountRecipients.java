package io.bookstore.identity.account;

import io.bookstore.identity.mail.Recipient;
import io.bookstore.identity.mail.Recipients;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells the mail where an account's owner reads it. */
@Component
class AccountRecipients implements Recipients {

    private final Accounts accounts;

    AccountRecipients(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Recipient> ofAccount(UUID accountId) {
        return accounts.byId(accountId).map(account -> new Recipient(account.email(), account.name()));
    }
}
