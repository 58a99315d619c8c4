package io.bookstore.identity.credentials;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.account.MailedTokens;
import io.bookstore.identity.account.MailedTokens.Purpose;
import io.bookstore.identity.account.Passwords;
import io.bookstore.identity.mail.MailQueue;
import io.bookstore.identity.throttle.Throttle;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A forgotten password: the mailed link lets its holder choose another one. */
@Service
class ResetPassword {

    private static final long AGAIN_AFTER_SECONDS = 60;

    private final Accounts accounts;
    private final MailedTokens tokens;
    private final MailQueue mail;
    private final Passwords passwords;
    private final SetPassword setPassword;
    private final Throttle throttle;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ResetPassword(
            Accounts accounts,
            MailedTokens tokens,
            MailQueue mail,
            Passwords passwords,
            SetPassword setPassword,
            Throttle throttle,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.mail = mail;
        this.passwords = passwords;
        this.setPassword = setPassword;
        this.throttle = throttle;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Writes to the owner if there is one, at most once a minute; the caller learns nothing. */
    void ask(EmailAddress email) {
        transaction.executeWithoutResult(active -> accounts.byEmail(email)
                .filter(owner -> owner.status() != Account.Status.DISABLED)
                .ifPresent(owner -> sendLink(owner.id())));
    }

    private void sendLink(UUID owner) {
        String token = tokens.fresh();
        String reason = "password-reset:" + owner + ":" + clock.instant().getEpochSecond() / AGAIN_AFTER_SECONDS;
        if (mail.queueWithSecret(reason, "password-reset", owner, token)) {
            tokens.keep(token, Purpose.RESET_PASSWORD, owner);
        }
    }

    /** What becomes of a new password. */
    sealed interface Outcome {
        record Done() implements Outcome {}

        record WornLink() implements Outcome {}

        record Weak(String objection) implements Outcome {}
    }

    /** A password that is refused leaves the link as it was. */
    Outcome choose(String token, String password) {
        Optional<Account> owner = tokens.owner(token, Purpose.RESET_PASSWORD).flatMap(accounts::byId);
        if (owner.isEmpty()) {
            return new Outcome.WornLink();
        }
        Optional<String> objection = setPassword.objection(owner.get(), password);
        if (objection.isPresent()) {
            return new Outcome.Weak(objection.get());
        }
        String hash = passwords.hash(password);
        boolean done = Boolean.TRUE.equals(transaction.execute(active -> tokens.redeem(token, Purpose.RESET_PASSWORD)
                .map(id -> {
                    setPassword.set(id, hash, null, "password-reset");
                    return true;
                })
                .orElse(false)));
        EmailAddress.parse(owner.get().email()).ifPresent(email -> throttle.forgive(email.normalised()));
        return done ? new Outcome.Done() : new Outcome.WornLink();
    }
}
