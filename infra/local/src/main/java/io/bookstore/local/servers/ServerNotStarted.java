package io.bookstore.local.servers;

/** A server that cannot run here; the message is one line that tells a person what to do. */
public final class ServerNotStarted extends RuntimeException {

    public ServerNotStarted(String message) {
        super(message);
    }

    public ServerNotStarted(String message, Throwable cause) {
        super(message, cause);
    }
}
