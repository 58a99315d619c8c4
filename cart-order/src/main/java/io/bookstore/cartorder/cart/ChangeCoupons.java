package io.bookstore.cartorder.cart;

import io.bookstore.cartorder.pricing.Basket;
import io.bookstore.cartorder.pricing.Item;
import io.bookstore.cartorder.pricing.Price;
import io.bookstore.cartorder.pricing.PriceEngine;
import io.bookstore.cartorder.pricing.TaxRule;
import io.bookstore.cartorder.promotion.CouponRefusal;
import io.bookstore.cartorder.promotion.Offers;
import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts codes into a cart and takes them out. A code that would give nothing now is refused, with the reason. */
@Component
class ChangeCoupons {

    private final Carts carts;
    private final SellableBooks books;
    private final Offers offers;
    private final String currency;

    ChangeCoupons(
            Carts carts, SellableBooks books, Offers offers, @Value("${bookstore.cart.currency:USD}") String currency) {
        this.carts = carts;
        this.books = books;
        this.offers = offers;
        this.currency = currency;
    }

    Cart add(CartOwner owner, String code) {
        String wanted = Offers.normal(code);
        Cart now = carts.find(owner).orElseThrow(CartProblems::unknownCart);
        if (now.coupons().contains(wanted)) {
            return now;
        }
        check(now, wanted, owner instanceof CartOwner.User(UUID id) ? new Offers.Shopper(id, null) : GUEST);
        return carts.change(owner, cart -> with(cart, wanted)).orElseThrow(CartProblems::unknownCart);
    }

    private static final Offers.Shopper GUEST = new Offers.Shopper(null, null);

    private static Cart with(Cart cart, String code) {
        if (cart.coupons().contains(code)) {
            return cart;
        }
        if (cart.coupons().size() >= Cart.MAX_COUPONS) {
            throw CartProblems.tooManyCoupons();
        }
        List<String> next = new ArrayList<>(cart.coupons());
        next.add(code);
        return cart.withCoupons(next);
    }

    Cart remove(CartOwner owner, String code) {
        String gone = Offers.normal(code);
        return carts.change(owner, cart -> {
                    if (!cart.coupons().contains(gone)) {
                        throw CartProblems.coupon(CouponRefusal.UNKNOWN, 0);
                    }
                    return cart.withCoupons(cart.coupons().stream()
                            .filter(each -> !each.equals(gone))
                            .toList());
                })
                .orElseThrow(CartProblems::unknownCart);
    }

    /** Whether the code gives something together with those that are there; an empty cart may be filled later. */
    private void check(Cart cart, String code, Offers.Shopper shopper) {
        Map<UUID, SellableBook> known =
                books.findAll(cart.lines().stream().map(CartLine::bookId).toList());
        List<Item> items = cart.lines().stream()
                .flatMap(line -> Optional.ofNullable(known.get(line.bookId()))
                        .filter(SellableBook::active)
                        .map(book -> book.item(line.qty()))
                        .stream())
                .toList();
        String inCurrency =
                known.values().stream().map(SellableBook::currency).findFirst().orElse(currency);
        List<String> codes = new ArrayList<>(cart.coupons());
        codes.add(code);
        Offers.Found found = offers.find(inCurrency, codes, shopper);
        Price price = PriceEngine.price(new Basket(inCurrency, items, found.offers(), 0, null, TaxRule.none("")));
        CouponRefusal why = found.refusedBy(price).get(code);
        boolean later = items.isEmpty() && why == CouponRefusal.NOTHING_FITS;
        if (why != null && !later) {
            throw CartProblems.coupon(why, missing(price, code));
        }
    }

    private static long missing(Price price, String code) {
        return price.refused().stream()
                .filter(refused -> code.equals(refused.code()))
                .mapToLong(Price.Refused::missing)
                .findFirst()
                .orElse(0);
    }
}
