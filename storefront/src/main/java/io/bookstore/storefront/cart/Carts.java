package io.bookstore.storefront.cart;

import io.bookstore.storefront.api.ApiDown;
import io.bookstore.storefront.api.ApiProblem;
import io.bookstore.storefront.api.Cart;
import io.bookstore.storefront.api.CartApi;
import io.bookstore.storefront.api.CartApi.Adding;
import io.bookstore.storefront.api.CartApi.Merging;
import io.bookstore.storefront.api.CartApi.Quantity;
import io.bookstore.storefront.shopper.Shopper;
import io.bookstore.storefront.shopper.SignedOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;

/** The shopper's cart, whoever they are. A guest's token that is no longer known is forgotten without a word. */
@Component
public final class Carts {

    private static final Logger log = LoggerFactory.getLogger(Carts.class);
    private static final int NOT_FOUND = 404;

    private final CartApi api;

    Carts(CartApi api) {
        this.api = api;
    }

    public Cart of(Shopper shopper) {
        boolean guest = shopper.account().isEmpty();
        if (guest && shopper.cartToken().isEmpty()) return Cart.empty();
        try {
            return shopper.seen(shopper.asOwner(api::cart));
        } catch (ApiProblem refused) {
            if (refused.status() != NOT_FOUND || !guest) throw refused;
            shopper.forgetCart();
            return Cart.empty();
        }
    }

    Cart add(Shopper shopper, String bookId, int qty) {
        Adding line = new Adding(bookId, qty);
        try {
            return kept(shopper, shopper.asOwner(who -> api.add(who, line)));
        } catch (ApiProblem refused) {
            boolean lostCart = refused.status() == NOT_FOUND
                    && shopper.account().isEmpty()
                    && shopper.cartToken().isPresent()
                    && !isKnown(shopper);
            if (!lostCart) throw refused;
            return kept(shopper, api.add(shopper.anyone(), line));
        }
    }

    public Cart set(Shopper shopper, String bookId, int qty) {
        return shopper.seen(shopper.asOwner(who -> api.set(who, bookId, new Quantity(qty))));
    }

    Cart redeem(Shopper shopper, String code) {
        return shopper.seen(shopper.asOwner(who -> api.redeem(who, new CartApi.Code(code))));
    }

    Cart unredeem(Shopper shopper, String code) {
        return shopper.seen(shopper.asOwner(who -> api.unredeem(who, code)));
    }

    /** Takes the guest's cart along to the account. Sign-in never fails because of it; a cart left behind is tried again next time. */
    public void merge(Shopper shopper) {
        try {
            shopper.cartToken().ifPresent(token -> {
                shopper.asAccount(who -> api.merge(who, new Merging(token)));
                shopper.forgetCart();
            });
            shopper.seen(shopper.asAccount(api::cart));
        } catch (ApiProblem refused) {
            if (refused.status() == NOT_FOUND) shopper.forgetCart();
            log.warn("the guest's cart was not merged: {}", refused.getMessage());
        } catch (ApiDown | RestClientException | SignedOut e) {
            log.warn("the guest's cart was not merged: {}", e.getMessage());
        }
    }

    private boolean isKnown(Shopper shopper) {
        try {
            shopper.asOwner(api::cart);
            return true;
        } catch (ApiProblem refused) {
            if (refused.status() == NOT_FOUND) return false;
            throw refused;
        }
    }

    private static Cart kept(Shopper shopper, ResponseEntity<Cart> answer) {
        Cart cart = answer.getBody() == null ? Cart.empty() : answer.getBody();
        String token = answer.getHeaders().getFirst("Cart-Token");
        if (token == null) token = cart.cartToken();
        if (token != null && shopper.account().isEmpty()) shopper.keepCartToken(token);
        return shopper.seen(cart);
    }
}
