package io.bookstore.identity.session;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Accounts;
import io.bookstore.identity.account.EmailAddress;
import io.bookstore.identity.account.KeyedHash;
import io.bookstore.identity.account.Passwords;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Signing in, staying signed in, signing out. */
@Service
class SignIn {

    private final Accounts accounts;
    private final Passwords passwords;
    private final RefreshFamilies families;
    private final AccessTokens accessTokens;
    private final KeyedHash hash;

    SignIn(
            Accounts accounts,
            Passwords passwords,
            RefreshFamilies families,
            AccessTokens accessTokens,
            KeyedHash hash) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.families = families;
        this.accessTokens = accessTokens;
        this.hash = hash;
    }

    /** A fresh pair of tokens. */
    record Tokens(String access, String refresh) {}

    /** Empty for an unknown address, a wrong password and an account that may not sign in: all alike, in the same time. */
    Optional<Tokens> byPassword(String email, String password) {
        Optional<Account> account = EmailAddress.parse(email).flatMap(accounts::byEmail);
        boolean right =
                passwords.matches(password, account.map(Account::passwordHash).orElse(null));
        return account.filter(owner -> right && owner.canSignIn()).map(owner -> {
            RefreshToken refresh = families.start(owner.id());
            return new Tokens(accessTokens.issue(owner, refresh.family()), refresh.text());
        });
    }

    Optional<Tokens> byRefreshToken(String text) {
        return RefreshToken.parse(text, hash)
                .flatMap(families::rotate)
                .flatMap(rotated -> accounts.byId(rotated.accountId())
                        .filter(Account::canSignIn)
                        .map(owner -> new Tokens(
                                accessTokens.issue(owner, rotated.next().family()),
                                rotated.next().text())));
    }

    /** Ends the sign-in that the token belongs to, if it is the caller's. */
    void out(UUID caller, String refreshToken) {
        RefreshToken.parse(refreshToken, hash)
                .filter(token -> families.belongsTo(token.family(), caller))
                .ifPresent(token -> families.end(token.family(), "logout"));
    }
}
