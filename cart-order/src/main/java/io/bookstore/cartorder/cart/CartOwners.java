package io.bookstore.cartorder.cart;

import io.bookstore.platform.security.Caller;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells whose cart a request is about. */
public final class CartOwners {

    public static final String HEADER = "Cart-Token";

    private CartOwners() {}

    /** The signed-in user, else the guest of the token, else nobody. */
    public static Optional<CartOwner> of(Caller caller, @Nullable String cartToken) {
        UUID user = caller.userId();
        if (user != null) {
            return Optional.of(new CartOwner.User(user));
        }
        return Optional.ofNullable(cartToken).map(CartTokens::ownerOf);
    }
}
