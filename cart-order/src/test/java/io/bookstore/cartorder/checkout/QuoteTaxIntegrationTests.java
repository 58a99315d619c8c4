package io.bookstore.cartorder.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.cartorder.pricing.PriceDetail;
import io.bookstore.cartorder.pricing.TaxRule;
import io.bookstore.cartorder.promotion.Offers;
import io.bookstore.cartorder.sellable.SellableBooks;
import io.bookstore.cartorder.shipping.ShippingOptions;
import io.bookstore.cartorder.tax.TaxProvider;
import io.bookstore.cartorder.tax.TaxSettings;
import io.bookstore.cartorder.testing.Answer;
import io.bookstore.cartorder.testing.RunningShop;
import io.bookstore.cartorder.testing.Shopper;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Tax and addresses in quotes and orders. */
class QuoteTaxIntegrationTests extends RunningShop {

    @Autowired
    private SellableBooks books;

    @Autowired
    private Offers offers;

    @Autowired
    private ShippingOptions shipping;

    @Autowired
    private CheckoutSettings settings;

    @Autowired
    private TaxSettings taxSettings;

    private Pricing quote(UUID book, TaxProvider tax) {
        MakeQuote.Way way = new MakeQuote.Way(
                "US", "22201", null, "standard", List.of(), new Offers.Shopper(null, "guest@example.com"));
        return new MakeQuote(books, offers, shipping, tax, taxSettings, settings, Clock.systemUTC())
                .quote(List.of(new Wanted(book, 2)), true, way);
    }

    @Test
    void taxOnTopOfThePricesMakesTheTotalLarger() {
        TaxRule rule = new TaxRule(false, "Sales tax", "US-NY", Map.of("book", 40_000L), TaxRule.ShippingTax.AS_GOODS);

        Pricing pricing = quote(book(5, 1000), (place, day) -> Optional.of(rule));

        assertThat(pricing).isInstanceOfSatisfying(Pricing.Priced.class, priced -> {
            PriceDetail detail = priced.quote().detail();
            assertThat(priced.quote().totals().taxCents()).isEqualTo(100); // 4 % of 24.99 are 0.9996
            assertThat(priced.quote().totals().totalCents()).isEqualTo(2000 + 499 + 100);
            assertThat(detail.taxIncludedCents()).isZero();
            assertThat(detail.pricesIncludeTax()).isFalse();
        });
    }

    @Test
    void anAddressWithoutItsStateIsRefusedWhereTheTaxDependsOnIt() {
        Pricing pricing = quote(book(5, 1000), (place, day) -> Optional.empty());

        assertThat(pricing).isInstanceOf(Pricing.RegionMissing.class);
        assertThat(CheckoutProblems.of(pricing).getStatus()).isEqualTo(400);
    }

    @Test
    void anOrderTellsTheTaxThatItsPricesContain() {
        UUID book = book(5, 1040);
        Map<String, Object> body = Shopper.checkoutBody("pm_card_visa");
        Map<String, Object> address = Shopper.address();
        address.put("state", "New York");
        body.put("shipping_addr", address);

        Answer order = guest().withCartOf(book, 1).checkout("ny", body);

        assertThat(order.status()).as(order.body().toString()).isEqualTo(201);
        assertThat(order.body().get("tax_cents").asLong()).isZero();
        assertThat(order.body().get("total_cents").asLong()).isEqualTo(1040 + 499);
        assertThat(order.body().get("price").get("tax_included_cents").asLong()).isEqualTo(59); // 15.39 * 4 / 104
        assertThat(order.body()
                        .get("price")
                        .get("taxes")
                        .get(0)
                        .get("rate_percent")
                        .asString())
                .isEqualTo("4");
    }

    @ParameterizedTest
    @CsvSource({"GB, 12345", "DE, 1234", "US, SW1A 1AA", "CA, 12345", "FR, ABCDE"})
    void aPostalCodeThatTheCountryCannotHaveIsRefused(String country, String code) {
        Shopper guest = guest().withCartOf(book(5, 1299), 1);

        Answer refused = guest.post(
                "/v1/checkout/quote", Map.of("shipping_addr", Map.of("country", country, "postal_code", code)));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body().get("errors").get(0).get("field").asString()).isEqualTo("shipping_addr.postal_code");
        assertThat(guest.post("/v1/checkout/quote", Map.of("shipping_addr", Map.of("country", country)))
                        .status())
                .isEqualTo(200);
    }
}
