package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.cart.Cart;
import io.bookstore.cartorder.cart.Carts;
import io.bookstore.cartorder.order.CartRef;
import io.bookstore.platform.idempotency.Claim;
import io.bookstore.platform.idempotency.IdempotencyKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Buys the cart, or the books that the request names: claims the key, makes the quote, places the order. */
@Component
class Buy {

    private final IdempotencyKeys keys;
    private final Carts carts;
    private final MakeQuote makeQuote;
    private final PlaceOrder placeOrder;
    private final CheckoutSettings settings;
    private final Set<String> here = ConcurrentHashMap.newKeySet();

    Buy(IdempotencyKeys keys, Carts carts, MakeQuote makeQuote, PlaceOrder placeOrder, CheckoutSettings settings) {
        this.keys = keys;
        this.carts = carts;
        this.makeQuote = makeQuote;
        this.placeOrder = placeOrder;
        this.settings = settings;
    }

    /** A repetition while the first request is still in this very process need not trouble the database. */
    Buying buy(Purchase purchase) {
        String request = String.join("\n", purchase.owner().key(), purchase.key(), purchase.fingerprint());
        if (!here.add(request)) {
            return new Buying.InFlight();
        }
        try {
            return claimed(purchase);
        } finally {
            here.remove(request);
        }
    }

    private Buying claimed(Purchase purchase) {
        Claim claim = keys.claim(purchase.owner().key(), purchase.key(), purchase.fingerprint(), settings.keyLease());
        return switch (claim) {
            case Claim.Claimed claimed -> buy(purchase, claimed);
            case Claim.Known known -> new Buying.Ordered(known.resourceId(), false);
            case Claim.InFlight inFlight -> new Buying.InFlight();
            case Claim.OtherRequest other -> new Buying.OtherRequest();
        };
    }

    /** A failure before there is an order opens the key again; freeing a key that holds an order does nothing. */
    private Buying buy(Purchase purchase, Claim.Claimed claimed) {
        boolean ordered = false;
        try {
            Buying outcome = attempt(purchase, claimed);
            ordered = outcome instanceof Buying.Ordered;
            return outcome;
        } finally {
            if (!ordered) {
                keys.free(claimed);
            }
        }
    }

    private Buying attempt(Purchase purchase, Claim.Claimed claimed) {
        Optional<Cart> cart = carts.find(purchase.owner());
        if (cart.isEmpty()) {
            return new Buying.UnknownCart();
        }
        List<Wanted> named = purchase.items();
        List<Wanted> wanted = named != null ? named : Wanted.in(cart.get());
        if (wanted.isEmpty()) {
            return new Buying.CartEmpty();
        }
        MakeQuote.Way way = new MakeQuote.Way(
                purchase.address().country(),
                purchase.address().postalCode(),
                purchase.address().state(),
                purchase.shippingMethod());
        Pricing pricing = makeQuote.quote(wanted, named != null, way);
        return pricing instanceof Pricing.Priced(Quote quote)
                ? order(purchase, quote, named != null ? null : stateOf(cart.get()), claimed)
                : new Buying.NotPriced(pricing);
    }

    private Buying order(Purchase purchase, Quote quote, @Nullable CartRef cart, Claim.Claimed claimed) {
        long total = quote.totals().totalCents();
        Long expected = purchase.expectedTotalCents();
        if (expected != null && expected != total) {
            return new Buying.PriceChanged(quote);
        }
        if (total > 0 && purchase.paymentMethod() == null) {
            return new Buying.PaymentMethodMissing();
        }
        return new Buying.Ordered(placeOrder.place(purchase, quote, cart, claimed), true);
    }

    private static CartRef stateOf(Cart cart) {
        return new CartRef(cart.id(), cart.version());
    }
}
