package io.bookstore.psp.call;

import jakarta.servlet.http.HttpServletResponse;
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

    /** The line to the caller, for faults that do with it what no controller would. */
    public interface Connection {

        void drop();

        /** Runs once the caller has the whole answer. */
        void afterAnswer(Runnable task);

        HttpServletResponse response();
    }
}
