package io.bookstore.cartorder.shipping;

import org.jspecify.annotations.Nullable;

/**
 * What is to be sent where.
 *
 * @param goodsCents what the books cost after discounts
 * @param grams with its packing
 */
public record Parcel(String country, @Nullable String postalCode, String currency, long goodsCents, long grams) {

    public Parcel {
        if (goodsCents < 0 || grams < 1) {
            throw new IllegalArgumentException("a parcel of " + grams + " g worth " + goodsCents);
        }
    }
}
