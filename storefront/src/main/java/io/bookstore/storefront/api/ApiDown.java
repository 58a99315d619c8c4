package io.bookstore.storefront.api;

import org.jspecify.annotations.Nullable;

/** A call got no answer, or one that is not the caller's fault (5xx). What it was to do may or may not have happened. */
public final class ApiDown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ApiDown(String call, @Nullable Throwable cause) {
        super(call, cause);
    }
}
