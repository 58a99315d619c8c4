package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.Totals;
import io.bookstore.cartorder.pricing.Basket;
import io.bookstore.cartorder.pricing.Item;
import io.bookstore.cartorder.pricing.Price;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.pricing.PriceEngine;
import io.bookstore.cartorder.pricing.TaxRule;
import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import io.bookstore.cartorder.shipping.Parcel;
import io.bookstore.cartorder.shipping.PostalCodes;
import io.bookstore.cartorder.shipping.ShippingMethod;
import io.bookstore.cartorder.shipping.ShippingOptions;
import io.bookstore.cartorder.stock.ShortLine;
import io.bookstore.cartorder.tax.TaxPlace;
import io.bookstore.cartorder.tax.TaxProvider;
import io.bookstore.cartorder.tax.TaxSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices what is wanted: our projection's prices, then discounts, shipping and tax. */
@Component
class MakeQuote {

    private final SellableBooks books;
    private final ShippingOptions shipping;
    private final TaxProvider tax;
    private final TaxSettings taxSettings;
    private final CheckoutSettings settings;
    private final Clock clock;

    MakeQuote(
            SellableBooks books,
            ShippingOptions shipping,
            TaxProvider tax,
            TaxSettings taxSettings,
            CheckoutSettings settings,
            Clock clock) {
        this.books = books;
        this.shipping = shipping;
        this.tax = tax;
        this.taxSettings = taxSettings;
        this.settings = settings;
        this.clock = clock;
    }

    /** Where to, and how. */
    record Way(
            String country,
            @Nullable String postalCode,
            @Nullable String state,
            @Nullable String method) {}

    /** @param named whether the request names the books itself; else they come from a cart */
    Pricing quote(List<Wanted> wanted, boolean named, Way way) {
        Map<UUID, SellableBook> known =
                books.findAll(wanted.stream().map(Wanted::bookId).toList());
        List<Wanted> gone = wanted.stream()
                .filter(each -> !isSold(known.get(each.bookId())))
                .toList();
        if (!gone.isEmpty()) {
            return named
                    ? new Pricing.UnknownBooks(gone.stream().map(Wanted::bookId).toList())
                    : new Pricing.NotSold(gone.stream()
                            .map(each -> new ShortLine(each.bookId(), each.quantity(), 0))
                            .toList());
        }
        List<String> currencies =
                known.values().stream().map(SellableBook::currency).distinct().toList();
        return currencies.size() == 1
                ? priced(chosen(wanted, known), currencies.getFirst(), way)
                : new Pricing.OtherCurrencies();
    }

    /** What was chosen, as lines of an order, as items to be priced and by its weight. */
    private record Chosen(List<OrderLine> lines, List<Item> items, long grams) {}

    private Chosen chosen(List<Wanted> wanted, Map<UUID, SellableBook> known) {
        List<OrderLine> lines = new ArrayList<>();
        List<Item> items = new ArrayList<>();
        long grams = shipping.packingGrams();
        for (Wanted each : wanted) {
            SellableBook book = sold(known, each);
            lines.add(OrderLine.of(book, each.quantity()));
            items.add(book.item(each.quantity()));
            grams += book.isShipped() ? each.quantity() * shipping.gramsOf(book.grams(), book.format()) : 0;
        }
        return new Chosen(lines, items, grams);
    }

    private static boolean isSold(@Nullable SellableBook book) {
        return book != null && book.active();
    }

    private static SellableBook sold(Map<UUID, SellableBook> known, Wanted wanted) {
        SellableBook book = known.get(wanted.bookId());
        if (book == null) {
            throw new IllegalStateException("book " + wanted.bookId() + " was there a moment ago");
        }
        return book;
    }

    private Pricing priced(Chosen chosen, String currency, Way way) {
        if (!PostalCodes.mayBe(way.country(), way.postalCode())) {
            return new Pricing.PostalCodeWrong(way.country());
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), taxSettings.zone());
        Optional<TaxRule> rule = tax.rule(new TaxPlace(way.country(), way.state()), today);
        if (rule.isEmpty()) {
            return new Pricing.RegionMissing();
        }
        Basket goods = new Basket(currency, chosen.items(), List.of(), 0, null, rule.get());
        Price withoutShipping = PriceEngine.price(goods);
        if (withoutShipping.subtotal() > settings.maxTotalCents()) {
            return new Pricing.TooMuch(settings.maxTotalCents());
        }
        return sent(chosen, goods, withoutShipping.subtotal() - withoutShipping.discount(), way);
    }

    private Pricing sent(Chosen chosen, Basket goods, long worth, Way way) {
        boolean needsShipping = goods.items().stream().anyMatch(Item::shipped);
        List<ShippingMethod> offered = needsShipping
                ? shipping.of(new Parcel(way.country(), way.postalCode(), goods.currency(), worth, chosen.grams()))
                : shipping.download();
        if (offered.isEmpty()) {
            return new Pricing.NoDelivery();
        }
        // what is downloaded is not sent, whatever way was wished for
        Optional<ShippingMethod> method = chosen(offered, needsShipping ? way.method() : null);
        if (method.isEmpty()) {
            return new Pricing.UnknownMethod();
        }
        Price price =
                PriceEngine.price(goods.sentBy(method.get().id(), method.get().priceCents()));
        Totals totals =
                Totals.of(goods.currency(), price.subtotal(), price.discount(), price.shipping(), price.taxAdded());
        List<ShippingMethod> methods =
                offered.stream().map(each -> afterOffers(goods, each)).toList();
        PriceDetail detail = PriceDetail.of(price, goods.tax().included());
        return bounded(new Quote(chosen.lines(), totals, detail, methods, method.get(), needsShipping));
    }

    /** The way at the price that this basket pays for it. */
    private static ShippingMethod afterOffers(Basket goods, ShippingMethod method) {
        long price = PriceEngine.price(goods.sentBy(method.id(), method.priceCents()))
                .shipping();
        return method.at(price);
    }

    private Pricing bounded(Quote quote) {
        return quote.totals().totalCents() > settings.maxTotalCents()
                ? new Pricing.TooMuch(settings.maxTotalCents())
                : new Pricing.Priced(quote);
    }

    /** The first method offered is the usual one. */
    private static Optional<ShippingMethod> chosen(List<ShippingMethod> methods, @Nullable String wanted) {
        return methods.stream()
                .filter(method -> wanted == null || method.id().equals(wanted))
                .findFirst();
    }
}
