package io.bookstore.cartorder.cart;

import java.util.UUID;

/** @param priceWhenAddedCents what the shopper saw; never what is charged */
public record CartLine(UUID bookId, int qty, long priceWhenAddedCents) {

    CartLine withQty(int other) {
        return new CartLine(bookId, other, priceWhenAddedCents);
    }
}
