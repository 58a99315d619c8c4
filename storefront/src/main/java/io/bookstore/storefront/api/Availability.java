package io.bookstore.storefront.api;

import org.jspecify.annotations.Nullable;

/**
 * Whether a book can be had.
 *
 * @param left how many there are, when only few are left
 */
public record Availability(
        String status, @Nullable Integer left, @Nullable String availableFrom) {}
