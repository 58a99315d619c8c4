package io.bookstore.local.demo;

/** The shop did not answer as it should; the message tells a person what happened. */
final class ApiFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ApiFailed(String message) {
        super(message);
    }

    ApiFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
