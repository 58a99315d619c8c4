package io.bookstore.cartorder.pricing;

import java.util.UUID;

/**
 * One line of a basket.
 *
 * @param traits what offers choose by
 * @param taxClass {@code book}, {@code ebook}, {@code audiobook} or {@code standard}
 * @param shipped false for what is downloaded
 */
public record Item(UUID bookId, int quantity, long unitPrice, Traits traits, String taxClass, boolean shipped) {

    public Item {
        if (quantity < 1 || unitPrice < 0) {
            throw new IllegalArgumentException(quantity + " copies at " + unitPrice);
        }
    }

    long total() {
        return Math.multiplyExact(unitPrice, quantity);
    }
}
