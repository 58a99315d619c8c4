package io.bookstore.cartorder.pricing;

import java.util.Map;

/**
 * How a place taxes an order.
 *
 * @param included whether prices contain the tax; else it is added
 * @param label the tax's name there
 * @param place country, or country and region, whose rates these are
 * @param millionths by tax class, in millionths: 7 % are 70,000; a class that is missing is not taxed
 */
public record TaxRule(
        boolean included, String label, String place, Map<String, Long> millionths, ShippingTax shippingTax) {

    public static final long WHOLE = 1_000_000;

    /** How what is paid for shipping is taxed. */
    public enum ShippingTax {
        /** Not at all. */
        NONE,
        /** As the books that are sent, in proportion to what they cost. */
        AS_GOODS,
        /** At the standard rate. */
        STANDARD
    }

    public TaxRule {
        millionths = Map.copyOf(millionths);
    }

    /** Where we collect no tax. */
    public static TaxRule none(String place) {
        return new TaxRule(true, "", place, Map.of(), ShippingTax.NONE);
    }

    long rate(String taxClass) {
        return millionths.getOrDefault(taxClass, 0L);
    }
}
