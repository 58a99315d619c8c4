package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.cart.Cart;
import java.util.List;
import java.util.UUID;

/** A book that somebody wants to buy, and how many copies of it. */
record Wanted(UUID bookId, int quantity) {

    static List<Wanted> in(Cart cart) {
        return cart.lines().stream()
                .map(line -> new Wanted(line.bookId(), line.qty()))
                .toList();
    }
}
