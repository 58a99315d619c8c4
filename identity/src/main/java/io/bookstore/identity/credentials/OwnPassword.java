package io.bookstore.identity.credentials;

import io.bookstore.identity.account.Account;
import io.bookstore.identity.account.Passwords;
import io.bookstore.identity.throttle.Attempt;
import io.bookstore.identity.throttle.Throttle;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Asks a signed-in person for the password once more: a stolen session alone must not take the account over. */
@Component
public class OwnPassword {

    private final Passwords passwords;
    private final Throttle throttle;

    OwnPassword(Passwords passwords, Throttle throttle) {
        this.passwords = passwords;
        this.throttle = throttle;
    }

    /** What came of asking. */
    public sealed interface Check {
        record Right() implements Check {}

        record Wrong() implements Check {}

        record Throttled(Duration delay) implements Check {}
    }

    public Check check(Account owner, String password, String address) {
        Attempt attempt = new Attempt("password of " + owner.id(), address);
        Optional<Duration> wait = throttle.delay(attempt);
        if (wait.isPresent()) {
            return new Check.Throttled(wait.get());
        }
        if (!passwords.matches(password, owner.passwordHash())) {
            throttle.failed(attempt);
            return new Check.Wrong();
        }
        return new Check.Right();
    }
}
