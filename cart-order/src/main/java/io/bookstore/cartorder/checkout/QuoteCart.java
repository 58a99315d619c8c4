package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.cart.Cart;
import io.bookstore.cartorder.cart.CartOwner;
import io.bookstore.cartorder.cart.Carts;
import io.bookstore.cartorder.promotion.Offers;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers what a cart would cost now. */
@Component
class QuoteCart {

    private final Carts carts;
    private final MakeQuote makeQuote;
    private final SavedAddresses savedAddresses;

    QuoteCart(Carts carts, MakeQuote makeQuote, SavedAddresses savedAddresses) {
        this.savedAddresses = savedAddresses;
        this.carts = carts;
        this.makeQuote = makeQuote;
    }

    ResponseEntity<Object> quote(Optional<CartOwner> owner, @Nullable UUID user, QuoteRequest request) {
        QuoteRequest.Place place = request.shippingAddr();
        UUID addressId = request.addressId();
        if (place != null && addressId != null) {
            return ProblemResponse.of(Problems.invalid("address_id", "must not be given beside shipping_addr"));
        }
        if (place == null && addressId == null) {
            return ProblemResponse.of(Problems.invalid("shipping_addr", "is required"));
        }
        Optional<QuoteRequest.Place> to = addressId == null
                ? Optional.ofNullable(place)
                : savedAddresses.of(user, addressId).map(QuoteRequest.Place::of);
        if (to.isEmpty()) {
            return ProblemResponse.of(CheckoutProblems.unknownAddress());
        }
        return owner.isEmpty()
                ? ProblemResponse.of(CheckoutProblems.cartEmpty())
                : carts.find(owner.get())
                        .map(cart -> quote(cart, way(to.get(), request.shippingMethod(), cart, user)))
                        .orElseGet(() -> ProblemResponse.of(CheckoutProblems.unknownCart()));
    }

    private static MakeQuote.Way way(QuoteRequest.Place to, @Nullable String method, Cart cart, @Nullable UUID user) {
        return new MakeQuote.Way(
                to.country(), to.postalCode(), to.state(), method, cart.coupons(), new Offers.Shopper(user, null));
    }

    private ResponseEntity<Object> quote(Cart cart, MakeQuote.Way way) {
        List<Wanted> wanted = Wanted.in(cart);
        if (wanted.isEmpty()) {
            return ProblemResponse.of(CheckoutProblems.cartEmpty());
        }
        Pricing pricing = makeQuote.quote(wanted, false, way);
        return pricing instanceof Pricing.Priced(Quote quote)
                ? ResponseEntity.ok(QuoteView.of(quote))
                : ProblemResponse.of(CheckoutProblems.of(pricing));
    }
}
