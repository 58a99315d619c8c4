package io.bookstore.cartorder.pricing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Prices a basket. It reads no clock and asks nobody, so the same basket always has the same price. */
public final class PriceEngine {

    private PriceEngine() {}

    public static Price price(Basket basket) {
        Discounts discounts = new Discounts(basket);
        List<Item> items = basket.items();
        long[] nets =
                IntStream.range(0, items.size()).mapToLong(discounts::left).toArray();
        Taxes taxes = new Taxes(basket, nets, discounts.shippingLeft());
        List<Price.Line> lines = new ArrayList<>();
        long discount = 0;
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            long off = item.total() - nets[i];
            discount += off;
            lines.add(new Price.Line(
                    item.bookId(),
                    item.quantity(),
                    item.unitPrice(),
                    item.total(),
                    discounts.cuts(i),
                    off,
                    item.taxClass(),
                    taxes.perLine(i)));
        }
        boolean included = basket.tax().included();
        return new Price(
                basket.currency(),
                lines,
                discounts.given(),
                discounts.refused(),
                basket.subtotal(),
                discount,
                basket.shipping(),
                basket.shipping() - discounts.shippingLeft(),
                taxes.taxes(),
                included ? 0 : taxes.sum(),
                included ? taxes.sum() : 0);
    }
}
