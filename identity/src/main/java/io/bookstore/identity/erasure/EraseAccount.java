package io.bookstore.identity.erasure;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.mail.MailQueue;
import io.bookstore.identity.session.EndSessions;
import io.bookstore.identity.throttle.Throttle;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Forgets a person: their key goes, so that what backups still hold of them cannot be read, then everything else here;
 * the event makes the other services do the same. Orders stay, without anybody's name.
 */
@Service
public class EraseAccount {

    private final Accounts accounts;
    private final EndSessions sessions;
    private final LastAdmin lastAdmin;
    private final MailQueue mail;
    private final Throttle throttle;
    private final Outbox outbox;

    EraseAccount(
            Accounts accounts,
            EndSessions sessions,
            LastAdmin lastAdmin,
            MailQueue mail,
            Throttle throttle,
            Outbox outbox) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.lastAdmin = lastAdmin;
        this.mail = mail;
        this.throttle = throttle;
        this.outbox = outbox;
    }

    record AccountErased(UUID userId) {}

    /** What became of it. */
    public enum Outcome {
        ERASED,
        UNKNOWN,
        LAST_ADMIN
    }

    @Transactional
    public Outcome erase(UUID id) {
        Optional<Account> found = accounts.byId(id);
        if (found.isEmpty()) {
            return Outcome.UNKNOWN;
        }
        Account account = found.get();
        if (lastAdmin.is(account)) {
            return Outcome.LAST_ADMIN;
        }
        sessions.all(id, "erased");
        long version = accounts.nextVersion(id);
        accounts.delete(id);
        mail.forget(id);
        mail.queue("account-erased:" + Ids.next(), "account-erased", id, account.email(), null, Map.of());
        EmailAddress.parse(account.email()).ifPresent(email -> throttle.forgive(email.normalised()));
        outbox.append(new NewEvent("account-erased", "user", id, version, new AccountErased(id)));
        return Outcome.ERASED;
    }
}
