package io.bookstore.cartorder.shipping;

import org.jspecify.annotations.Nullable;

/**
 * What is to be sent where.
 *
 * @param items how many copies
 * @param needsShipping false when all of it is digital
 */
public record Parcel(
        String country,
        @Nullable String postalCode,
        String currency,
        long subtotalCents,
        int items,
        boolean needsShipping) {}
