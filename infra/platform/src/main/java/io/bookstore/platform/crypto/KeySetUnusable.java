package io.bookstore.platform.crypto;

/** The key set of personal fields is missing or cannot be read; the message tells an operator what to set. */
final class KeySetUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    KeySetUnusable(String message) {
        super(message);
    }

    KeySetUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
