package io.bookstore.cartorder.cart;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Brings a guest's cart into a user's, once, whatever is repeated or interrupted: the guest's cart is closed for this
 * user first, so that nothing is added to it any more; then its lines go over together with a note of it; then it is
 * deleted. The two carts are two keys that may live on two Redis servers.
 */
@Component
class MergeCarts {

    private final Carts carts;

    MergeCarts(Carts carts) {
        this.carts = carts;
    }

    record Merged(Cart cart, List<CartNotice> notices) {}

    /** A token that is unknown, or went to somebody else, leaves the user's cart as it is. */
    Merged merge(CartOwner.User user, String cartToken) {
        String guestKey = CartTokens.ownerOf(cartToken).key();
        Cart mine = carts.find(user).orElseThrow();
        if (!mine.merges().containsKey(guestKey)) {
            Optional<Cart> guest =
                    carts.change(guestKey, cart -> cart.isClosed() ? cart : cart.closedFor(user.key()), null);
            if (guest.isEmpty() || !user.key().equals(guest.get().closedFor())) {
                return new Merged(mine, List.of());
            }
            mine = carts.change(user, cart -> takeOver(cart, guestKey, guest.get()))
                    .orElseThrow();
        }
        carts.delete(guestKey);
        return new Merged(mine, mine.merges().getOrDefault(guestKey, List.of()));
    }

    private static Cart takeOver(Cart mine, String guestKey, Cart guest) {
        return mine.merges().containsKey(guestKey) ? mine : mine.merged(guestKey, guest);
    }
}
