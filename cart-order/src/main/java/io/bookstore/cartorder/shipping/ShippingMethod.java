package io.bookstore.cartorder.shipping;

import org.jspecify.annotations.Nullable;

/** A way to send it, with the days between which it arrives. */
public record ShippingMethod(
        String id,
        String name,
        long priceCents,
        @Nullable String earliest,
        @Nullable String latest) {

    public ShippingMethod at(long price) {
        return new ShippingMethod(id, name, price, earliest, latest);
    }
}
