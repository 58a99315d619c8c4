package io.bookstore.cartorder.pricing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced.
 *
 * @param shipping what the way of sending costs
 * @param method the way of sending, null before one is chosen
 */
public record Basket(
        String currency,
        List<Item> items,
        List<Offer> offers,
        long shipping,
        @Nullable String method,
        TaxRule tax) {

    public Basket {
        items = List.copyOf(items);
        offers = List.copyOf(offers);
        if (shipping < 0) {
            throw new IllegalArgumentException("shipping of " + shipping);
        }
    }

    /** This basket, sent in this way. */
    public Basket sentBy(String how, long price) {
        return new Basket(currency, items, offers, price, how, tax);
    }

    long subtotal() {
        return items.stream().mapToLong(Item::total).reduce(0, Math::addExact);
    }
}
