package io.bookstore.cartorder.cart;

import java.util.UUID;

/** Whose cart it is. The key names the owner everywhere without giving a guest's token away. */
public sealed interface CartOwner {

    String key();

    record User(UUID id) implements CartOwner {
        @Override
        public String key() {
            return "user:" + id;
        }
    }

    /** @param tokenHash of the cart token */
    record Guest(String tokenHash) implements CartOwner {
        @Override
        public String key() {
            return "cart:" + tokenHash;
        }
    }
}
