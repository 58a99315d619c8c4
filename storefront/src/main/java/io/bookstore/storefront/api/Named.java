package io.bookstore.storefront.api;

import org.jspecify.annotations.Nullable;

/** An author or a series. */
public record Named(String id, String name) {

    public static @Nullable String nameOf(@Nullable Named named) {
        return named == null ? null : named.name();
    }
}
