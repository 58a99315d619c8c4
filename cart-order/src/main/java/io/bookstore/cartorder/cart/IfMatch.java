package io.bookstore.cartorder.cart;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The optional condition that the cart is still as the caller saw it. */
record IfMatch(@Nullable String header) {

    static String etag(Cart cart) {
        return cart.version() == 0 ? "\"0\"" : "\"" + cart.id() + "." + cart.version() + "\"";
    }

    void require(Cart cart) {
        if (header != null
                && Arrays.stream(header.split(",")).map(String::strip).noneMatch(tag -> matches(tag, cart))) {
            throw CartProblems.changedMeanwhile();
        }
    }

    private static boolean matches(String tag, Cart cart) {
        return tag.equals("*") || tag.equals(etag(cart));
    }
}
