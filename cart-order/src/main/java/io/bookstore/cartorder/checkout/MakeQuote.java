package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.order.Totals;
import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import io.bookstore.cartorder.shipping.Parcel;
import io.bookstore.cartorder.shipping.ShippingMethod;
import io.bookstore.cartorder.shipping.ShippingQuote;
import io.bookstore.cartorder.shipping.ShippingQuotes;
import io.bookstore.cartorder.stock.ShortLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Prices what is wanted: our projection's prices, then shipping and tax. */
@Component
class MakeQuote {

    private final SellableBooks books;
    private final ShippingQuotes shipping;
    private final CheckoutSettings settings;

    MakeQuote(SellableBooks books, ShippingQuotes shipping, CheckoutSettings settings) {
        this.books = books;
        this.shipping = shipping;
        this.settings = settings;
    }

    /** Where to, and how. */
    record Way(
            String country,
            @Nullable String postalCode,
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
        List<OrderLine> lines = wanted.stream()
                .map(each -> OrderLine.of(sold(known, each), each.quantity()))
                .toList();
        List<String> currencies =
                known.values().stream().map(SellableBook::currency).distinct().toList();
        return currencies.size() == 1 ? priced(lines, currencies.getFirst(), way) : new Pricing.OtherCurrencies();
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

    private Pricing priced(List<OrderLine> lines, String currency, Way way) {
        long subtotal = lines.stream().mapToLong(OrderLine::totalCents).reduce(0, Math::addExact);
        if (subtotal > settings.maxTotalCents()) {
            return new Pricing.TooMuch(settings.maxTotalCents());
        }
        boolean needsShipping =
                lines.stream().anyMatch(line -> !settings.digitalFormats().contains(format(line)));
        int copies = lines.stream().mapToInt(OrderLine::quantity).sum();
        Parcel parcel = new Parcel(way.country(), way.postalCode(), currency, subtotal, copies, needsShipping);
        Optional<ShippingQuote> offer =
                shipping.quote(parcel).filter(quote -> !quote.methods().isEmpty());
        if (offer.isEmpty()) {
            return new Pricing.NoDelivery();
        }
        // what is downloaded is not sent, whatever way was wished for
        Optional<ShippingMethod> method = chosen(offer.get().methods(), needsShipping ? way.method() : null);
        if (method.isEmpty()) {
            return new Pricing.UnknownMethod();
        }
        Totals totals = Totals.of(
                currency, subtotal, 0, method.get().priceCents(), offer.get().taxCents());
        return bounded(new Quote(lines, totals, offer.get().methods(), method.get(), needsShipping));
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

    private static String format(OrderLine line) {
        return line.format() == null ? "" : line.format();
    }
}
