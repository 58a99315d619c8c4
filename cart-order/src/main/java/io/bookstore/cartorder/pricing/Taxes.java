package io.bookstore.cartorder.pricing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tax of an order. It is rounded once per tax class, on the sum of the class, half to even; lines get their shares
 * of it by largest remainder, so they always sum to what is owed.
 */
final class Taxes {

    private static final String STANDARD = "standard";

    private final Basket basket;
    private final long[] nets;
    private final long[] shippingShares;
    private final long[] perLine;
    private final List<Price.Tax> taxes = new ArrayList<>();

    Taxes(Basket basket, long[] nets, long shipping) {
        this.basket = basket;
        this.nets = nets;
        this.perLine = new long[nets.length];
        this.shippingShares = sharesOf(shipping);
        Map<String, List<Integer>> classes = new TreeMap<>();
        for (int i = 0; i < nets.length; i++) {
            classes.computeIfAbsent(basket.items().get(i).taxClass(), name -> new ArrayList<>())
                    .add(i);
        }
        if (basket.tax().shippingTax() == TaxRule.ShippingTax.STANDARD) {
            classes.computeIfAbsent(STANDARD, name -> new ArrayList<>());
        }
        classes.forEach((name, lines) -> tax(name, lines, shipping));
    }

    private void tax(String taxClass, List<Integer> lines, long shipping) {
        TaxRule rule = basket.tax();
        long rate = rule.rate(taxClass);
        long[] weights = lines.stream().mapToLong(i -> nets[i]).toArray();
        long base = Arrays.stream(weights).sum()
                + lines.stream().mapToLong(i -> shippingShares[i]).sum()
                + (taxClass.equals(STANDARD) && rule.shippingTax() == TaxRule.ShippingTax.STANDARD ? shipping : 0);
        if (base == 0 || !rule.millionths().containsKey(taxClass)) {
            return;
        }
        long amount = Shares.part(base, rate, rule.included() ? TaxRule.WHOLE + rate : TaxRule.WHOLE);
        taxes.add(new Price.Tax(taxClass, rule.label(), rule.place(), rate, base, amount));
        if (Arrays.stream(weights).sum() > 0) {
            // what falls on shipping alone belongs to no line
            long onGoods = Shares.part(amount, Arrays.stream(weights).sum(), base);
            long[] parts = Shares.split(onGoods, weights);
            for (int n = 0; n < parts.length; n++) {
                perLine[lines.get(n)] = parts[n];
            }
        }
    }

    /** What of the shipping belongs to each line; nothing unless it is taxed as the goods are. */
    private long[] sharesOf(long shipping) {
        long[] none = new long[nets.length];
        if (basket.tax().shippingTax() != TaxRule.ShippingTax.AS_GOODS || shipping == 0) {
            return none;
        }
        long[] worth = weights(true);
        long[] weights = Arrays.stream(worth).sum() > 0 ? worth : weights(false);
        return Arrays.stream(weights).sum() > 0 ? Shares.split(shipping, weights) : none;
    }

    /** By what is paid for what is sent; gifts count by copies. */
    private long[] weights(boolean byWorth) {
        long[] weights = new long[nets.length];
        for (int i = 0; i < nets.length; i++) {
            Item item = basket.items().get(i);
            if (item.shipped()) {
                weights[i] = byWorth ? nets[i] : item.quantity();
            }
        }
        return weights;
    }

    List<Price.Tax> taxes() {
        return taxes;
    }

    long perLine(int line) {
        return perLine[line];
    }

    long sum() {
        return taxes.stream().mapToLong(Price.Tax::amount).sum();
    }
}
