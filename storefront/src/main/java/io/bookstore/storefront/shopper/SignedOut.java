package io.bookstore.storefront.shopper;

/** The session's tokens are no longer accepted: the shopper has to sign in again. */
public final class SignedOut extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignedOut() {
        super("the session is signed out", null, false, false);
    }
}
