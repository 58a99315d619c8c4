package io.bookstore.cartorder.order;

/** The money of an order in minor units of one currency; the total is always the sum of its parts. */
public record Totals(
        String currency, long subtotalCents, long discountCents, long shippingCents, long taxCents, long totalCents) {

    public Totals {
        if (subtotalCents < 0 || discountCents < 0 || shippingCents < 0 || taxCents < 0) {
            throw new IllegalArgumentException("an amount is negative");
        }
        if (discountCents > subtotalCents) {
            throw new IllegalArgumentException("the discount is larger than what it is on");
        }
        if (totalCents != sum(subtotalCents, discountCents, shippingCents, taxCents)) {
            throw new IllegalArgumentException("the total is not the sum of its parts");
        }
    }

    public static Totals of(
            String currency, long subtotalCents, long discountCents, long shippingCents, long taxCents) {
        long total = sum(subtotalCents, discountCents, shippingCents, taxCents);
        return new Totals(currency, subtotalCents, discountCents, shippingCents, taxCents, total);
    }

    private static long sum(long subtotal, long discount, long shipping, long tax) {
        return Math.addExact(Math.addExact(subtotal - discount, shipping), tax);
    }
}
