package io.bookstore.identity.account;

import io.bookstore.identity.mail.MailQueue;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes an account, or tells its owner by mail that there is one already: the caller sees no difference. */
@Service
class Register {

    private static final long RESEND_SECONDS = 600;

    private final Accounts accounts;
    private final Passwords passwords;
    private final MailedTokens mailedTokens;
    private final MailQueue mail;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final boolean verifyEmail;

    Register(
            Accounts accounts,
            Passwords passwords,
            MailedTokens mailedTokens,
            MailQueue mail,
            Outbox outbox,
            TransactionTemplate transaction,
            Clock clock,
            IdentitySettings settings) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.mailedTokens = mailedTokens;
        this.mail = mail;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
        this.verifyEmail = settings.verifyEmail();
    }

    record AccountCreated(UUID userId) {}

    void customer(EmailAddress email, String password, String name) {
        Account.Status status = verifyEmail ? Account.Status.UNVERIFIED : Account.Status.ACTIVE;
        add(email, passwords.hash(password), name, List.of("customer"), status);
    }

    /** An account that the shop itself makes; nothing happens when the address is known. */
    void seed(EmailAddress email, String password, String name, List<String> roles) {
        if (accounts.byEmail(email).isEmpty()) {
            add(email, passwords.hash(password), name, roles, Account.Status.ACTIVE);
        }
    }

    private void add(EmailAddress email, String passwordHash, String name, List<String> roles, Account.Status status) {
        Instant now = clock.instant();
        Account account = new Account(Ids.next(), email.text(), name, passwordHash, roles, status, 1, now, now);
        transaction.executeWithoutResult(active -> {
            if (accounts.add(account, email)) {
                outbox.append(new NewEvent(
                        "account-created", "user", account.id(), account.version(), new AccountCreated(account.id())));
                if (status == Account.Status.UNVERIFIED) {
                    sendVerification(account.id(), now);
                } else {
                    mail.queue("welcome:" + account.id(), "welcome", account.id());
                }
            } else {
                accounts.byEmail(email)
                        .ifPresent(owner -> mail.queue(
                                // at most one such letter a day: the form is no way to flood somebody
                                "known-address:" + owner.id() + ":"
                                        + DateTimeFormatter.ISO_LOCAL_DATE.format(now.atZone(ZoneOffset.UTC)),
                                "known-address",
                                owner.id()));
            }
        });
    }

    /** Sends the link once more to who has not followed it yet, at most one in ten minutes; tells the caller nothing. */
    void resendVerification(EmailAddress email) {
        transaction.executeWithoutResult(active -> accounts.byEmail(email)
                .filter(owner -> owner.status() == Account.Status.UNVERIFIED)
                .ifPresent(owner -> sendVerification(owner.id(), clock.instant())));
    }

    private void sendVerification(UUID account, Instant now) {
        String token = mailedTokens.fresh();
        String reason = "verify:" + account + ":" + now.getEpochSecond() / RESEND_SECONDS;
        if (mail.queueWithSecret(reason, "verify-email", account, token)) {
            mailedTokens.keep(token, MailedTokens.Purpose.VERIFY_EMAIL, account);
        }
    }
}
