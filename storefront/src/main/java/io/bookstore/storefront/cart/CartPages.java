package io.bookstore.storefront.cart;

import io.bookstore.storefront.api.Availability;
import io.bookstore.storefront.api.Cart;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.Links;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.StockWords;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes {@link CartPage}s. */
@Component
class CartPages {

    private static final int MOST = 100;

    private final Links links;
    private final MoneyWords money;
    private final StockWords stock;

    CartPages(Links links, MoneyWords money, StockWords stock) {
        this.links = links;
        this.money = money;
        this.stock = stock;
    }

    CartPage of(Cart cart) {
        List<CartPage.Line> lines =
                cart.items().stream().map(line -> line(line, cart)).toList();
        boolean allThere = lines.stream().noneMatch(line -> line.stockTone().equals("none") || line.enough() != null);
        List<CartPage.Discount> discounts = discounts(cart);
        return new CartPage(
                lines,
                cart.copies(),
                money.of(cart.subtotalCents(), cart.currency()),
                discounts,
                money.of(cart.subtotalCents() - cart.discountCents(), cart.currency()),
                notices(cart.notices()),
                idle(cart, discounts),
                allThere && !lines.isEmpty());
    }

    private List<CartPage.Discount> discounts(Cart cart) {
        JsonNode price = cart.price();
        if (price == null) return List.of();
        return price.path("discounts")
                .valueStream()
                .map(given -> new CartPage.Discount(
                        given.path("name").asString(""),
                        given.path("discount_cents").asLong(0) == 0
                                ? "Free delivery"
                                : "−" + money.of(given.path("discount_cents").asLong(0), cart.currency()),
                        given.path("code").asString(null)))
                .toList();
    }

    private static List<String> idle(Cart cart, List<CartPage.Discount> discounts) {
        return cart.coupons().stream()
                .filter(code -> discounts.stream().noneMatch(given -> code.equals(given.code())))
                .toList();
    }

    /** Which discounts took how much off this line. */
    private List<String> cuts(Cart cart, String bookId) {
        JsonNode price = cart.price();
        if (price == null) return List.of();
        return price.path("lines")
                .valueStream()
                .filter(line -> line.path("book_id").asString("").equals(bookId))
                .flatMap(line -> line.path("discounts").valueStream())
                .map(cut -> cut.path("name").asString("") + ": −"
                        + money.of(cut.path("amount_cents").asLong(0), cart.currency()))
                .toList();
    }

    private CartPage.Line line(Cart.Line line, Cart cart) {
        String currency = cart.currency();
        Integer left = line.availability() == null ? null : line.availability().left();
        boolean short_ = left != null && left < line.qty();
        return new CartPage.Line(
                line.bookId(),
                links.book(line.bookId(), line.isbn13(), line.title()),
                Covers.urlOf(line.bookId()),
                line.title(),
                BookCards.byline(line.authors()),
                line.formatName(),
                line.qty(),
                MOST,
                money.of(line.unitPriceCents(), currency),
                money.of(line.lineTotalCents(), currency),
                priceNote(line, currency),
                stockWords(line.availability(), short_),
                short_ ? "none" : stock.tone(line.availability()),
                short_ ? left : null,
                cuts(cart, line.bookId()));
    }

    private String stockWords(@Nullable Availability availability, boolean tooMany) {
        String words = stock.words(availability);
        return tooMany ? words + ". Please lower the quantity." : words;
    }

    private @Nullable String priceNote(Cart.Line line, @Nullable String currency) {
        Long before = line.priceWhenAddedCents();
        if (before == null || before == line.unitPriceCents()) return null;
        String was = money.of(before, currency);
        String now = money.of(line.unitPriceCents(), currency);
        return before > line.unitPriceCents()
                ? "Good news: the price fell from " + was + " to " + now + "."
                : "The price rose from " + was + " to " + now + " since you added it.";
    }

    /** Prices and stock are told at their lines; what remains concerns the cart as a whole. */
    private static List<String> notices(@Nullable JsonNode notices) {
        if (notices == null) return List.of();
        return notices.valueStream()
                .filter(notice -> !notice.path("code").asString("").matches(".*(price|stock|available).*"))
                .map(notice -> notice.isString()
                        ? notice.asString()
                        : notice.path("message").asString(""))
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
    }
}
