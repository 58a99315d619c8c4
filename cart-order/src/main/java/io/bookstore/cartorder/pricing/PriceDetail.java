package io.bookstore.cartorder.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why something costs what it costs, in the form of the contract; orders keep it as it was.
 *
 * @param taxIncludedCents tax that the prices contain; tax on top of them is the order's {@code tax_cents}
 * @param shippingFullCents what shipping costs before {@code shippingDiscountCents}
 */
public record PriceDetail(
        boolean pricesIncludeTax,
        long taxIncludedCents,
        long shippingFullCents,
        long shippingDiscountCents,
        List<Discount> discounts,
        List<TaxLine> taxes,
        List<Line> lines) {

    private static final int DIGITS_OF_A_PERCENT = 4;

    public PriceDetail {
        discounts = List.copyOf(discounts);
        taxes = List.copyOf(taxes);
        lines = List.copyOf(lines);
    }

    public record Discount(
            UUID promotionId, String name, @Nullable String code, long discountCents, long shippingDiscountCents) {}

    /** @param ratePercent as people write it, for example {@code 5.5} */
    public record TaxLine(
            String taxClass, String label, String place, String ratePercent, long baseCents, long amountCents) {}

    /** @param taxCents the line's share of the tax, contained or added */
    public record Line(UUID bookId, long discountCents, String taxClass, long taxCents, List<Cut> discounts) {

        public Line {
            discounts = List.copyOf(discounts);
        }
    }

    public record Cut(UUID promotionId, String name, long amountCents) {}

    public static PriceDetail of(Price price, boolean pricesIncludeTax) {
        Map<UUID, String> names =
                price.given().stream().collect(Collectors.toMap(Price.Given::offer, Price.Given::name));
        return new PriceDetail(
                pricesIncludeTax,
                price.taxIncluded(),
                price.shippingFull(),
                price.shippingDiscount(),
                price.given().stream()
                        .map(given -> new Discount(
                                given.offer(), given.name(), given.code(), given.discount(), given.shippingDiscount()))
                        .toList(),
                price.taxes().stream().map(PriceDetail::tax).toList(),
                price.lines().stream().map(line -> line(line, names)).toList());
    }

    private static TaxLine tax(Price.Tax tax) {
        String percent = BigDecimal.valueOf(tax.millionths(), DIGITS_OF_A_PERCENT)
                .stripTrailingZeros()
                .toPlainString();
        return new TaxLine(tax.taxClass(), tax.label(), tax.place(), percent, tax.base(), tax.amount());
    }

    private static Line line(Price.Line line, Map<UUID, String> names) {
        return new Line(
                line.bookId(),
                line.discount(),
                line.taxClass(),
                line.tax(),
                line.cuts().stream()
                        .map(cut -> new Cut(cut.offer(), names.getOrDefault(cut.offer(), ""), cut.amount()))
                        .toList());
    }
}
