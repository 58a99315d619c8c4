package io.bookstore.cartorder.checkout;

import io.bookstore.cartorder.order.OrderLine;
import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.shipping.ShippingMethod;
import java.util.List;
import java.util.UUID;

/** A quote in the form of the contract. */
record QuoteView(
        List<Item> items,
        String currency,
        long subtotalCents,
        long discountCents,
        long shippingCents,
        long taxCents,
        long totalCents,
        String shippingMethod,
        List<ShippingMethod> shippingMethods,
        PriceDetail price) {

    record Item(UUID bookId, String title, int quantity, long unitPriceCents, long totalCents) {
        static Item of(OrderLine line) {
            return new Item(line.bookId(), line.title(), line.quantity(), line.unitPriceCents(), line.totalCents());
        }
    }

    static QuoteView of(Quote quote) {
        return new QuoteView(
                quote.lines().stream().map(Item::of).toList(),
                quote.totals().currency(),
                quote.totals().subtotalCents(),
                quote.totals().discountCents(),
                quote.totals().shippingCents(),
                quote.totals().taxCents(),
                quote.totals().totalCents(),
                quote.chosen().id(),
                quote.methods(),
                quote.detail());
    }
}
