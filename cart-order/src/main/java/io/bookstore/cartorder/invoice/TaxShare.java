package io.bookstore.cartorder.invoice;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much of what goes back is tax. The parts of several refunds always add up to the tax of the whole. */
final class TaxShare {

    private TaxShare() {}

    /** @param before what went back earlier */
    static long of(long amountCents, long before, long totalCents, long taxCents) {
        return share(before + amountCents, totalCents, taxCents) - share(before, totalCents, taxCents);
    }

    private static long share(long partCents, long totalCents, long taxCents) {
        return totalCents == 0
                ? 0
                : BigDecimal.valueOf(partCents)
                        .multiply(BigDecimal.valueOf(taxCents))
                        .divide(BigDecimal.valueOf(totalCents), 0, RoundingMode.HALF_EVEN)
                        .longValueExact();
    }
}
