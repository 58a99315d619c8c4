package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.cart.Cart;
import io.bookstore.cartorder.cart.CartOwner;
import io.bookstore.cartorder.cart.Carts;
import io.bookstore.platform.problem.Problems;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers what a cart would cost now. */
@Component
class QuoteCart {

    private final Carts carts;
    private final MakeQuote makeQuote;

    QuoteCart(Carts carts, MakeQuote makeQuote) {
        this.carts = carts;
        this.makeQuote = makeQuote;
    }

    ResponseEntity<Object> quote(Optional<CartOwner> owner, QuoteRequest request) {
        QuoteRequest.Place place = request.shippingAddr();
        if (request.addressId() != null) {
            return ProblemResponse.of(CheckoutProblems.unknownAddress());
        }
        if (place == null) {
            return ProblemResponse.of(Problems.invalid("shipping_addr", "is required"));
        }
        if (owner.isEmpty()) {
            return ProblemResponse.of(CheckoutProblems.cartEmpty());
        }
        MakeQuote.Way way =
                new MakeQuote.Way(place.country(), place.postalCode(), place.state(), request.shippingMethod());
        return carts.find(owner.get())
                .map(cart -> quote(cart, way))
                .orElseGet(() -> ProblemResponse.of(CheckoutProblems.unknownCart()));
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
