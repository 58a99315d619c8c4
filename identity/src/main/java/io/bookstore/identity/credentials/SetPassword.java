package io.bookstore.identity.credentials;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.CommonPasswords;
import io.bookstore.identity.account.MailedTokens;
import io.bookstore.identity.account.MailedTokens.Purpose;
import io.bookstore.identity.mail.MailQueue;
import io.bookstore.identity.session.EndSessions;
import io.bookstore.platform.ids.Ids;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What every change of a password brings with it: other sign-ins end, links die, the owner is told. */
@Component
class SetPassword {

    private final Accounts accounts;
    private final CommonPasswords common;
    private final MailedTokens tokens;
    private final EndSessions sessions;
    private final MailQueue mail;

    SetPassword(Accounts accounts, CommonPasswords common, MailedTokens tokens, EndSessions sessions, MailQueue mail) {
        this.accounts = accounts;
        this.common = common;
        this.tokens = tokens;
        this.sessions = sessions;
        this.mail = mail;
    }

    Optional<String> objection(Account owner, String password) {
        return common.objection(password, owner.email(), owner.name());
    }

    /** @param kept the session that goes on, null when none does */
    void set(UUID account, String passwordHash, @Nullable UUID kept, String reason) {
        sessions.others(account, kept, reason);
        accounts.changePassword(account, passwordHash);
        tokens.forget(account, Purpose.RESET_PASSWORD);
        mail.queue("password-changed:" + Ids.next(), "password-changed", account);
    }
}
