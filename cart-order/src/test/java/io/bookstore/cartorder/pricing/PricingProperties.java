package io.bookstore.cartorder.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.testing.Tier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** What holds for every basket, in currencies of 0, 2 and 3 digits, with every kind of offer and tax. */
class PricingProperties {

    private static final List<String> CLASSES = List.of("book", "ebook", "audiobook", "standard");

    @Property(tries = 1_500, shrinking = ShrinkingMode.BOUNDED)
    void sumsUp(@ForAll("baskets") Basket basket) {
        check(basket);
    }

    @Tag(Tier.FULL)
    @Property(tries = 100_000, shrinking = ShrinkingMode.BOUNDED)
    void sumsUpForAHundredThousandBaskets(@ForAll("baskets") Basket basket) {
        check(basket);
    }

    private static void check(Basket basket) {
        Price price = PriceEngine.price(basket);

        assertThat(price.lines().stream().mapToLong(Price.Line::total).sum()).isEqualTo(price.subtotal());
        assertThat(price.lines().stream().mapToLong(Price.Line::discount).sum()).isEqualTo(price.discount());
        assertThat(price.given().stream().mapToLong(Price.Given::discount).sum())
                .isEqualTo(price.discount());
        assertThat(price.given().stream()
                        .mapToLong(Price.Given::shippingDiscount)
                        .sum())
                .isEqualTo(price.shippingDiscount());
        assertThat(price.lines()).allSatisfy(line -> {
            assertThat(line.discount()).isBetween(0L, line.total());
            assertThat(line.cuts().stream().mapToLong(Price.Cut::amount).sum()).isEqualTo(line.discount());
            assertThat(line.cuts()).allSatisfy(cut -> assertThat(cut.amount()).isPositive());
            assertThat(line.tax()).isNotNegative();
        });
        assertThat(price.shippingDiscount()).isBetween(0L, price.shippingFull());
        assertThat(price.total()).isEqualTo(price.subtotal() - price.discount() + price.shipping() + price.taxAdded());
        assertThat(price.taxAdded() == 0 || price.taxIncluded() == 0).isTrue();
        taxes(basket, price);
        offers(basket, price);
        assertThat(PriceEngine.price(basket)).isEqualTo(price);
    }

    /** Every class is rounded once, on its sum; the lines have no more than that, and all of it without shipping. */
    private static void taxes(Basket basket, Price price) {
        long sum = price.taxes().stream().mapToLong(Price.Tax::amount).sum();
        assertThat(sum).isEqualTo(price.taxAdded() + price.taxIncluded());
        for (Price.Tax tax : price.taxes()) {
            BigDecimal rate = BigDecimal.valueOf(tax.millionths());
            BigDecimal whole = BigDecimal.valueOf(1_000_000);
            BigDecimal right = BigDecimal.valueOf(tax.base())
                    .multiply(rate)
                    .divide(basket.tax().included() ? whole.add(rate) : whole, 0, RoundingMode.HALF_EVEN);
            assertThat(tax.amount()).isEqualTo(right.longValueExact());
            long lines = price.lines().stream()
                    .filter(line -> line.taxClass().equals(tax.taxClass()))
                    .mapToLong(Price.Line::tax)
                    .sum();
            assertThat(lines).isLessThanOrEqualTo(tax.amount());
            if (price.shipping() == 0) {
                assertThat(lines).isEqualTo(tax.amount());
            }
        }
        long bases = price.taxes().stream().mapToLong(Price.Tax::base).sum();
        assertThat(bases).isLessThanOrEqualTo(price.subtotal() - price.discount() + price.shipping());
    }

    private static void offers(Basket basket, Price price) {
        Set<UUID> told = new HashSet<>();
        price.given().forEach(given -> told.add(given.offer()));
        price.refused().forEach(refused -> told.add(refused.offer()));
        assertThat(told).hasSize(basket.offers().size());
        boolean exclusive = basket.offers().stream()
                .filter(offer ->
                        price.given().stream().anyMatch(given -> given.offer().equals(offer.id())))
                .anyMatch(Offer::exclusive);
        assertThat(!exclusive || price.given().size() == 1).isTrue();
    }

    @Provide
    Arbitrary<Basket> baskets() {
        return Combinators.combine(
                        Arbitraries.of("JPY", "EUR", "USD", "KWD"),
                        items().list().ofMinSize(1).ofMaxSize(12),
                        offers().list().ofMaxSize(5).uniqueElements(Offer::id),
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.of("standard", "express").injectNull(0.2),
                        taxes())
                .as(Basket::new);
    }

    private static Arbitrary<Item> items() {
        Arbitrary<Long> prices = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(1, Arbitraries.just(0L)),
                net.jqwik.api.Tuple.of(6, Arbitraries.longs().between(1, 5_000)),
                net.jqwik.api.Tuple.of(2, Arbitraries.longs().between(1, 9_999_999_999L)));
        Arbitrary<Integer> copies = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(8, Arbitraries.integers().between(1, 5)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(1, 10_000)));
        return Combinators.combine(copies, prices, traits(), Arbitraries.of(CLASSES), Arbitraries.of(true, false))
                .as((quantity, price, traits, taxClass, shipped) ->
                        new Item(UUID.randomUUID(), quantity, price, traits, taxClass, shipped));
    }

    private static Arbitrary<Traits> traits() {
        return Combinators.combine(
                        Arbitraries.of("fiction", "history", "poetry").set().ofMaxSize(2),
                        Arbitraries.of("jane austen", "homer").set().ofMaxSize(2),
                        Arbitraries.of("paperback", "ebook"))
                .as((categories, authors, format) -> new Traits(categories, authors, Set.of(), format));
    }

    private static Arbitrary<Offer> offers() {
        Arbitrary<Scope> scopes = Combinators.combine(
                        Arbitraries.of("fiction", "history").set().ofMaxSize(1),
                        Arbitraries.of("Jane Austen").set().ofMaxSize(1))
                .as((categories, authors) -> new Scope(categories, authors, Set.of(), Set.of(), Set.of()));
        return Combinators.combine(
                        effects(),
                        scopes,
                        Arbitraries.longs().between(0, 20_000),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(false, false, false, true))
                .as((effect, scope, min, priority, exclusive) ->
                        new Offer(UUID.randomUUID(), "offer", null, effect, scope, min, priority, exclusive));
    }

    private static Arbitrary<Effect> effects() {
        Arbitrary<Integer> shares = Arbitraries.integers().between(1, 10_000);
        Arbitrary<Integer> few = Arbitraries.integers().between(1, 4);
        return Arbitraries.oneOf(
                shares.map(Effect.Percent::new),
                Arbitraries.longs().between(1, 100_000).map(Effect.Amount::new),
                Combinators.combine(few, few, shares).as(Effect.BuyGet::new),
                few.map(n -> new Effect.CheapestFree(n + 1)),
                Arbitraries.of("standard").set().ofMaxSize(1).map(Effect.FreeShipping::new));
    }

    private static Arbitrary<TaxRule> taxes() {
        Arbitrary<Long> rates = Arbitraries.longs().between(0, 300_000);
        return Combinators.combine(
                        rates.list().ofSize(CLASSES.size()),
                        Arbitraries.of(true, false),
                        Arbitraries.of(TaxRule.ShippingTax.values()))
                .as((percent, included, shipping) -> new TaxRule(
                        included,
                        "VAT",
                        "XX",
                        Map.copyOf(IntStream.range(0, CLASSES.size())
                                .boxed()
                                .collect(java.util.stream.Collectors.toMap(CLASSES::get, percent::get))),
                        shipping));
    }
}
