package io.bookstore.cartorder.pricing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a basket costs, and why.
 *
 * @param shippingFull what shipping costs without {@code shippingDiscount}
 * @param taxAdded tax on top of the prices
 * @param taxIncluded tax that the prices contain
 * @param refused offers that gave nothing
 */
public record Price(
        String currency,
        List<Line> lines,
        List<Given> given,
        List<Refused> refused,
        long subtotal,
        long discount,
        long shippingFull,
        long shippingDiscount,
        List<Tax> taxes,
        long taxAdded,
        long taxIncluded) {

    public Price {
        lines = List.copyOf(lines);
        given = List.copyOf(given);
        refused = List.copyOf(refused);
        taxes = List.copyOf(taxes);
    }

    /** @param tax the line's share of the tax, contained or added */
    public record Line(
            UUID bookId,
            int quantity,
            long unitPrice,
            long total,
            List<Cut> cuts,
            long discount,
            String taxClass,
            long tax) {

        public Line {
            cuts = List.copyOf(cuts);
        }

        public long net() {
            return total - discount;
        }
    }

    /** What one offer takes off one line. */
    public record Cut(UUID offer, long amount) {}

    /** What one offer gives altogether. */
    public record Given(UUID offer, String name, @Nullable String code, long discount, long shippingDiscount) {}

    public record Refused(UUID offer, @Nullable String code, Why why, long missing) {}

    /** Why an offer gives nothing. */
    public enum Why {
        /** The basket is too small, by {@link Refused#missing}. */
        BASKET_TOO_SMALL,
        /** No book, too few copies, or nothing left to take off. */
        NOTHING_FITS,
        /** It does not go together with another one that counts. */
        NOT_TOGETHER
    }

    /**
     * @param millionths the rate
     * @param base what it is on: with the tax when prices include it
     */
    public record Tax(String taxClass, String label, String place, long millionths, long base, long amount) {}

    public long shipping() {
        return shippingFull - shippingDiscount;
    }

    public long total() {
        return Math.addExact(Math.addExact(subtotal - discount, shipping()), taxAdded);
    }
}
