package io.bookstore.cartorder.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each kind of offer gives. */
class PriceEngineTests {

    private static final TaxRule VAT =
            new TaxRule(true, "VAT", "DE", Map.of("book", 70_000L, "standard", 190_000L), TaxRule.ShippingTax.AS_GOODS);

    @Test
    void percentIsRoundedOnceAndSplitByLargestRemainder() {
        Price price = priced(offer(new Effect.Percent(1_000)), book(333, 1), book(333, 1), book(339, 1));

        assertThat(price.discount()).isEqualTo(100); // 10 % of 1005 are 100.5: half goes to the even 100
        assertThat(discounts(price)).containsExactly(33L, 33L, 34L);
    }

    @Test
    void anAmountIsNeverMoreThanTheBooksCost() {
        assertThat(priced(offer(new Effect.Amount(500)), book(300, 1)).discount())
                .isEqualTo(300);
        assertThat(discounts(priced(offer(new Effect.Amount(100)), book(300, 1), book(100, 1))))
                .containsExactly(75L, 25L);
    }

    @Test
    void theCheapestOfThreeIsFree() {
        Offer three = offer(new Effect.BuyGet(2, 1, Effect.WHOLE));

        assertThat(discounts(priced(three, book(1000, 2), book(700, 1)))).containsExactly(0L, 700L);
        assertThat(priced(three, book(1000, 2)).discount()).isZero();
        assertThat(priced(three, book(1000, 7)).discount()).isEqualTo(2000);
        assertThat(priced(offer(new Effect.BuyGet(1, 1, 5_000)), book(1001, 2)).discount())
                .isEqualTo(500);
    }

    @Test
    void oneCopyOfTheCheapestIsFreeFromSoManyOn() {
        Offer offer = offer(new Effect.CheapestFree(3));

        assertThat(discounts(priced(offer, book(900, 2), book(500, 4)))).containsExactly(0L, 500L);
        assertThat(priced(offer, book(900, 2)).refused().getFirst().why()).isEqualTo(Price.Why.NOTHING_FITS);
    }

    @Test
    void isOnlyForTheBooksInItsScope() {
        Traits fiction = new Traits(Set.of("fiction", "novels"), Set.of("jane austen"), Set.of(), "paperback");
        Item novel = new Item(UUID.randomUUID(), 1, 1000, fiction, "book", true);
        Scope scope = new Scope(Set.of("fiction"), Set.of("Jane Austen"), Set.of(), Set.of(), Set.of("paperback"));

        assertThat(discounts(priced(offer(new Effect.Percent(5_000), scope), novel, book(1000, 1))))
                .containsExactly(500L, 0L);
    }

    @Test
    void offersOfHigherPriorityComeFirstAndOthersTakeFromWhatIsLeft() {
        Offer first =
                new Offer(UUID.randomUUID(), "first", null, new Effect.Percent(5_000), Scope.EVERYTHING, 0, 9, false);
        Offer second = new Offer(
                UUID.randomUUID(), "second", "CODE", new Effect.Percent(5_000), Scope.EVERYTHING, 0, 1, false);

        Price price = price(List.of(second, first), 0, book(1000, 1));

        assertThat(price.given())
                .extracting(Price.Given::name, Price.Given::discount)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("first", 500L),
                        org.assertj.core.groups.Tuple.tuple("second", 250L));
    }

    @Test
    void anExclusiveOfferStandsAlone() {
        Offer alone =
                new Offer(UUID.randomUUID(), "alone", null, new Effect.Percent(1_000), Scope.EVERYTHING, 0, 5, true);
        Offer other =
                new Offer(UUID.randomUUID(), "other", null, new Effect.Percent(2_000), Scope.EVERYTHING, 0, 1, false);

        Price price = price(List.of(other, alone), 0, book(1000, 1));

        assertThat(price.discount()).isEqualTo(100);
        assertThat(price.refused()).extracting(Price.Refused::why).containsExactly(Price.Why.NOT_TOGETHER);
    }

    @Test
    void tellsHowMuchIsMissing() {
        Offer offer =
                new Offer(UUID.randomUUID(), "o", "C", new Effect.Percent(1_000), Scope.EVERYTHING, 5_000, 0, false);

        assertThat(price(List.of(offer), 0, book(1200, 1)).refused().getFirst())
                .isEqualTo(new Price.Refused(offer.id(), "C", Price.Why.BASKET_TOO_SMALL, 3_800));
    }

    @Test
    void sendsFreeByTheNamedMethodOnly() {
        Offer free = offer(new Effect.FreeShipping(Set.of("standard")));

        Price price = price(List.of(free), 499, book(1000, 1));

        assertThat(price.shippingDiscount()).isEqualTo(499);
        assertThat(price.total()).isEqualTo(1000);
        assertThat(PriceEngine.price(new Basket("EUR", List.of(book(1000, 1)), List.of(free), 999, "express", VAT))
                        .shipping())
                .isEqualTo(999);
    }

    @Test
    void taxIsOnWhatIsPaid() {
        Price price = priced(offer(new Effect.Amount(30)), book(1100, 1));

        assertThat(price.taxIncluded()).isEqualTo(70); // of 10.70
        assertThat(price.total()).isEqualTo(1070);
    }

    @Test
    void twoHundredLinesTakeLessThanTwentyMilliseconds() {
        List<Item> items =
                IntStream.range(0, 200).mapToObj(i -> book(1000 + i, 1 + i % 7)).toList();
        List<Offer> offers = IntStream.range(0, 50)
                .mapToObj(i -> offer(i % 2 == 0 ? new Effect.Percent(100) : new Effect.BuyGet(3, 1, 500)))
                .toList();
        Basket basket = new Basket("EUR", items, offers, 499, "standard", VAT);
        IntStream.range(0, 50).forEach(i -> PriceEngine.price(basket));

        long best = IntStream.range(0, 10)
                .mapToLong(i -> {
                    long start = System.nanoTime();
                    PriceEngine.price(basket);
                    return System.nanoTime() - start;
                })
                .min()
                .orElseThrow();

        assertThat(best).isLessThan(20_000_000);
    }

    private static Item book(long price, int quantity) {
        return new Item(UUID.randomUUID(), quantity, price, Traits.NONE, "book", true);
    }

    private static Offer offer(Effect effect) {
        return offer(effect, Scope.EVERYTHING);
    }

    private static Offer offer(Effect effect, Scope scope) {
        return new Offer(UUID.randomUUID(), "offer", null, effect, scope, 0, 0, false);
    }

    private static Price priced(Offer offer, Item... items) {
        return price(List.of(offer), 0, items);
    }

    private static Price price(List<Offer> offers, long shipping, Item... items) {
        return PriceEngine.price(new Basket("EUR", Arrays.asList(items), offers, shipping, "standard", VAT));
    }

    private static List<Long> discounts(Price price) {
        return price.lines().stream().map(Price.Line::discount).toList();
    }
}
