package io.bookstore.identity.session;

import java.time.Duration;

/** What a try to sign in led to. */
sealed interface SignInOutcome {

    /** A fresh pair of tokens. */
    record Granted(String access, String refresh) implements SignInOutcome {}

    /** For an unknown address, a wrong password and an account that may not sign in: all alike, after the same work. */
    record Refused() implements SignInOutcome {}

    /** The password is right, and the account wants a code as well. */
    record CodeWanted() implements SignInOutcome {}

    record Throttled(Duration delay) implements SignInOutcome {}
}
