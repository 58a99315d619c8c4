package io.bookstore.cartorder.cart;

import io.bookstore.cartorder.pricing.Basket;
import io.bookstore.cartorder.pricing.Item;
import io.bookstore.cartorder.pricing.Price;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.pricing.PriceEngine;
import io.bookstore.cartorder.pricing.TaxRule;
import io.bookstore.cartorder.promotion.Offers;
import io.bookstore.cartorder.sellable.Availability;
import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import io.bookstore.cartorder.sellable.StockLevels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Puts today's prices and availability to the lines of a cart. */
@Component
class ShowCart {

    private static final Availability UNAVAILABLE = new Availability("unavailable", null);

    private final SellableBooks books;
    private final StockLevels stock;
    private final Offers offers;
    private final String currency;

    ShowCart(
            SellableBooks books,
            StockLevels stock,
            Offers offers,
            @Value("${bookstore.cart.currency:USD}") String currency) {
        this.books = books;
        this.stock = stock;
        this.offers = offers;
        this.currency = currency;
    }

    CartView show(Cart cart, List<CartNotice> told, @Nullable UUID user) {
        List<UUID> ids = Stream.concat(cart.lines().stream(), cart.saved().stream())
                .map(CartLine::bookId)
                .distinct()
                .toList();
        Map<UUID, SellableBook> known = books.findAll(ids);
        Map<UUID, Long> levels = stock.available(ids);
        List<CartNotice> notices = new ArrayList<>(told);
        List<CartView.Item> items = new ArrayList<>();
        String inCurrency = currency;
        for (CartLine line : cart.lines()) {
            SellableBook book = known.get(line.bookId());
            if (book != null) {
                items.add(item(line, book, levels, notices));
                inCurrency = book.currency();
            }
        }
        Price price = priced(cart, known, inCurrency, user, notices);
        List<CartView.Item> saved = cart.saved().stream()
                .flatMap(
                        line -> Optional.ofNullable(known.get(line.bookId()))
                                .map(book -> item(line, book, levels, new ArrayList<>()))
                                .stream())
                .toList();
        return new CartView(
                items,
                saved,
                items.stream().mapToLong(CartView.Item::lineTotalCents).sum(),
                price.discount(),
                inCurrency,
                cart.coupons(),
                PriceDetail.of(price, true),
                notices,
                cart.version(),
                null);
    }

    /** What the lines that are sold cost today; where it goes, and so tax and shipping, is not known yet. */
    private Price priced(
            Cart cart,
            Map<UUID, SellableBook> known,
            String inCurrency,
            @Nullable UUID user,
            List<CartNotice> notices) {
        List<Item> items = cart.lines().stream()
                .flatMap(line -> Optional.ofNullable(known.get(line.bookId()))
                        .filter(book -> book.active() && book.currency().equals(inCurrency))
                        .map(book -> book.item(line.qty()))
                        .stream())
                .toList();
        Offers.Found found = offers.find(inCurrency, cart.coupons(), new Offers.Shopper(user, null));
        Price price = PriceEngine.price(new Basket(inCurrency, items, found.offers(), 0, null, TaxRule.none("")));
        found.refusedBy(price).forEach((code, why) -> notices.add(new CartNotice(why.problem(), null, why.title())));
        return price;
    }

    private static CartView.Item item(
            CartLine line, SellableBook book, Map<UUID, Long> levels, List<CartNotice> notices) {
        Availability availability = book.active() ? StockLevels.availability(levels, book.id()) : UNAVAILABLE;
        if (!book.active()) {
            notices.add(new CartNotice("book-unavailable", book.id(), "We do not sell this book any more."));
        } else if (levels.getOrDefault(book.id(), 0L) < line.qty()) {
            notices.add(new CartNotice("too-few-left", book.id(), "There are fewer copies left than you want."));
        }
        if (book.priceCents() != line.priceWhenAddedCents()) {
            notices.add(new CartNotice("price-changed", book.id(), "The price has changed since you added this book."));
        }
        return new CartView.Item(
                book.id(),
                book.isbn13(),
                book.title(),
                book.authors(),
                book.format(),
                line.qty(),
                book.priceCents(),
                line.priceWhenAddedCents(),
                Math.multiplyExact(book.priceCents(), line.qty()),
                availability);
    }
}
