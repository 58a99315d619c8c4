package io.bookstore.cartorder.sellable;

import org.jspecify.annotations.Nullable;

/**
 * Whether a book can be had, as far as we know at the moment; only the hold at checkout decides.
 *
 * @param status {@code in_stock}, {@code low_stock} or {@code out_of_stock}
 * @param left how many, only when few are left
 */
public record Availability(String status, @Nullable Long left) {

    private static final long FEW = 5;

    static final Availability NONE = new Availability("out_of_stock", null);

    static Availability of(long available) {
        if (available <= 0) {
            return NONE;
        }
        return available <= FEW ? new Availability("low_stock", available) : new Availability("in_stock", null);
    }
}
