package io.bookstore.cartorder.sellable;

import org.jspecify.annotations.Nullable;

/** Who made a book, and as what. */
public record Contributor(
        @Nullable String id, String name, @Nullable String role) {}
