package io.bookstore.local.up;

/** The shop cannot run; the message is the one line that a person needs. */
public final class LaunchFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LaunchFailed(String message) {
        super(message);
    }

    LaunchFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
