package io.bookstore.psp.call;

import org.jspecify.annotations.Nullable;

/** One request to the API, whose caller showed a key of the account. */
public record Call(
        String requestId,
        String method,
        String path,
        Caller caller,
        Form form,
        @Nullable String idempotencyKey,
        Connection connection) {

    /** Who holds which key: the shop's server the secret one, its pages the publishable one. */
    public enum Caller {
        SERVER,
        BROWSER
    }

    public boolean fromBrowser() {
        return caller == Caller.BROWSER;
    }

    /** Lets a fault cut the line. */
    public interface Connection {

        void drop();
    }
}
