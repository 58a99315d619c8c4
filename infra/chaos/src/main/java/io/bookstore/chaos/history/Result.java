package io.bookstore.chaos.history;

import java.util.Locale;

/** What a client knows of a request once it has its answer, or none. */
public enum Result {
    /** It was done. */
    OK,
    /** It was not done. */
    FAIL,
    /** It may have been done, now or later. */
    INFO;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param status 0 when there was no answer
     */
    public static Result of(boolean write, int status) {
        if (status >= 200 && status < 300) {
            return OK;
        }
        return write && (status == 0 || status >= 500 || status == 408) ? INFO : FAIL;
    }
}
