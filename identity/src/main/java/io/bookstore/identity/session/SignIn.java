package io.bookstore.identity.session;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.account.KeyedHash;
import io.bookstore.identity.account.Passwords;
import io.bookstore.identity.mail.MailQueue;
import io.bookstore.identity.secondfactor.SecondFactors;
import io.bookstore.identity.throttle.Attempt;
import io.bookstore.identity.throttle.Throttle;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Signing in, staying signed in, signing out. */
@Service
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final RefreshFamilies families;
    private final EndSessions endSessions;
    private final AccessTokens accessTokens;
    private final SecondFactors factors;
    private final Throttle throttle;
    private final MailQueue mail;
    private final KeyedHash hash;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            RefreshFamilies families,
            EndSessions endSessions,
            AccessTokens accessTokens,
            SecondFactors factors,
            Throttle throttle,
            MailQueue mail,
            KeyedHash hash) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.families = families;
        this.endSessions = endSessions;
        this.accessTokens = accessTokens;
        this.factors = factors;
        this.throttle = throttle;
        this.mail = mail;
        this.hash = hash;
    }

    SignInOutcome byPassword(String email, String password, @Nullable String code, Client client) {
        Attempt attempt = new Attempt(email.toLowerCase(Locale.ROOT), client.address());
        Optional<Duration> wait = throttle.delay(attempt);
        if (wait.isPresent()) {
            return new SignInOutcome.Throttled(wait.get());
        }
        Optional<Account> account = EmailAddress.parse(email).flatMap(accounts::byEmail);
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        Optional<Account> owner = account.filter(known -> right && known.canSignIn());
        if (owner.isEmpty()) {
            throttle.failed(attempt);
            return new SignInOutcome.Refused();
        }
        boolean secondFactor = factors.isOn(owner.get().id());
        if (secondFactor) {
            if (code == null) {
                return new SignInOutcome.CodeWanted();
            }
            if (!factors.accepts(owner.get().id(), code)) {
                throttle.failed(attempt);
                return new SignInOutcome.Refused();
            }
        }
        return grant(owner.get(), attempt, client, secondFactor);
    }

    private SignInOutcome grant(Account owner, Attempt attempt, Client client, boolean secondFactor) {
        boolean others = families.anyOf(owner.id());
        boolean newPlace = throttle.succeeded(attempt);
        RefreshToken refresh = families.start(owner.id(), client.device(), secondFactor);
        if (newPlace && others) {
            mail.queue("new-sign-in:" + refresh.family(), "new-sign-in", owner.id());
        }
        return new SignInOutcome.Granted(accessTokens.issue(owner, refresh.family(), secondFactor), refresh.text());
    }

    Optional<SignInOutcome.Granted> byRefreshToken(String text) {
        return RefreshToken.parse(text, hash)
                .flatMap(families::rotate)
                .flatMap(rotated -> accounts.byId(rotated.accountId())
                        .filter(Account::canSignIn)
                        .map(owner -> new SignInOutcome.Granted(
                                accessTokens.issue(owner, rotated.next().family(), rotated.secondFactor()),
                                rotated.next().text())));
    }

    /** Ends the sign-in that the token belongs to, if it is the caller's. */
    void out(UUID caller, String refreshToken) {
        RefreshToken.parse(refreshToken, hash).ifPresent(token -> endSessions.one(caller, token.family(), "logout"));
    }
}
