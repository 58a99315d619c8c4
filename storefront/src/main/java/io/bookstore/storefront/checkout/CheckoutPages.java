package io.bookstore.storefront.checkout;

import io.bookstore.storefront.api.Cart;
import io.bookstore.storefront.checkout.CheckoutPage.Line;
import io.bookstore.storefront.checkout.CheckoutPage.Method;
import io.bookstore.storefront.checkout.CheckoutPage.Saved;
import io.bookstore.storefront.checkout.CheckoutPage.Scarce;
import io.bookstore.storefront.checkout.CheckoutPage.Sum;
import io.bookstore.storefront.checkout.CheckoutPage.Totals;
import io.bookstore.storefront.checkout.Placed.ShortLine;
import io.bookstore.storefront.cover.Covers;
import io.bookstore.storefront.paymentmethod.SavedCards.Offer;
import io.bookstore.storefront.shop.BookCards;
import io.bookstore.storefront.shop.CardWords;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.MoneyWords;
import io.bookstore.storefront.shop.ShopSettings;
import io.bookstore.storefront.shopper.Account;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes {@link CheckoutPage}s. */
@Component
class CheckoutPages {

    private static final Map<String, String> COUNTRIES = countries();

    private final MoneyWords money;
    private final DateWords dates;
    private final ShopSettings settings;
    private final CardWords cards;

    CheckoutPages(MoneyWords money, DateWords dates, ShopSettings settings, CardWords cards) {
        this.money = money;
        this.dates = dates;
        this.settings = settings;
        this.cards = cards;
    }

    CheckoutPage of(
            CheckoutForm form,
            @Nullable Account account,
            Cart cart,
            @Nullable Quote quote,
            Map<String, String> errors,
            @Nullable String why,
            List<ShortLine> shortLines,
            Offer offer) {
        List<Saved> saved = saved(form, offer);
        return new CheckoutPage(
                form,
                account == null ? null : account.email(),
                errors,
                why,
                cart.items().stream().map(line -> line(line, cart.currency())).toList(),
                shortLines.stream().map(line -> named(line, cart)).toList(),
                quote == null ? null : totals(quote),
                quote == null ? List.of() : methods(quote),
                COUNTRIES,
                settings.stripe(),
                saved,
                offer.known(),
                saved.stream().noneMatch(Saved::chosen),
                Objects.requireNonNullElse(
                        cards.of(form.cardBrand(), form.cardLast4(), CheckoutForm.orNull(form.cardWallet())),
                        "Your card"),
                quote == null ? null : quote.currency());
    }

    /** The one that was chosen, or the first choice of the account as long as no other card is wanted. */
    private List<Saved> saved(CheckoutForm form, Offer offer) {
        boolean undecided = form.savedMethod().isEmpty() && !form.hasEnteredCard();
        return offer.cards().stream()
                .map(card -> new Saved(
                        card.id(),
                        Objects.requireNonNullElse(cards.of(card.brand(), card.last4(), card.wallet()), "Saved card"),
                        card.expires(),
                        undecided ? card.preferred() : card.id().equals(form.savedMethod())))
                .toList();
    }

    private Line line(Cart.Line line, @Nullable String currency) {
        return new Line(
                line.bookId(),
                Covers.urlOf(line.bookId()),
                line.title(),
                BookCards.byline(line.authors()),
                line.qty(),
                money.of(line.lineTotalCents(), currency));
    }

    private static Scarce named(ShortLine line, Cart cart) {
        String title = cart.items().stream()
                .filter(item -> item.bookId().equals(line.bookId()))
                .map(Cart.Line::title)
                .findFirst()
                .orElse("A book");
        return new Scarce(line.bookId(), title, line.available());
    }

    private Totals totals(Quote quote) {
        List<Sum> sums = new ArrayList<>();
        sums.add(new Sum("Books", money.of(quote.subtotalCents(), quote.currency())));
        if (quote.discountCents() > 0 && quote.discounts().isEmpty())
            sums.add(new Sum("Discount", "−" + money.of(quote.discountCents(), quote.currency())));
        quote.discounts()
                .forEach(given -> sums.add(new Sum(given.name(), "−" + money.of(given.cents(), quote.currency()))));
        sums.add(new Sum("Delivery", money.orFree(quote.shippingCents(), quote.currency())));
        if (quote.taxCents() > 0 && quote.taxes().isEmpty())
            sums.add(new Sum("Tax", money.of(quote.taxCents(), quote.currency())));
        List<Sum> taxes = quote.taxes().stream()
                .filter(tax -> tax.cents() > 0)
                .map(tax -> new Sum(tax.name(), money.of(tax.cents(), quote.currency())))
                .toList();
        if (!quote.taxIncluded()) sums.addAll(taxes);
        List<String> included = quote.taxIncluded()
                ? taxes.stream().map(tax -> tax.amount() + " " + tax.label()).toList()
                : List.of();
        return new Totals(
                sums,
                money.of(quote.totalCents(), quote.currency()),
                quote.totalCents(),
                included,
                quote.refusedCodes());
    }

    private List<Method> methods(Quote quote) {
        String chosen = quote.method() != null || quote.methods().isEmpty()
                ? quote.method()
                : quote.methods().getFirst().id();
        return quote.methods().stream()
                .map(method -> new Method(
                        method.id(),
                        method.name(),
                        money.orFree(method.priceCents(), quote.currency()),
                        dates.arrives(method.earliest(), method.latest()),
                        method.id().equals(chosen)))
                .toList();
    }

    private static Map<String, String> countries() {
        Map<String, String> countries = new LinkedHashMap<>();
        Stream.of(Locale.getISOCountries())
                .sorted(Comparator.comparing(code -> Locale.of("", code).getDisplayCountry(Locale.ENGLISH)))
                .forEach(code -> countries.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH)));
        return countries;
    }
}
