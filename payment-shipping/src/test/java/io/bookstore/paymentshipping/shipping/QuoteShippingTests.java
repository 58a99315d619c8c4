package io.bookstore.paymentshipping.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.paymentshipping.shipping.ShippingSettings.CountryGroup;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteShippingTests {

    private final ShippingSettings settings = new ShippingSettings(
            "USD",
            ZoneId.of("America/New_York"),
            List.of(
                    new CountryGroup(List.of("US"), 499, 5_000L, 3, 5),
                    new CountryGroup(List.of(), 1_299, null, 7, 14)));

    @ParameterizedTest
    @CsvSource({
        "US, 4999, 499",
        "US, 5000, 0",
        "US, 0, 499",
        "US, 999999, 0",
        "DE, 4999, 1299",
        "DE, 5000, 1299",
        "JP, 1, 1299"
    })
    void costsTheSameForAllOfACountry(String country, long subtotal, long price) {
        ShippingMethod method = methods(country, subtotal, true, "2026-11-20T15:00:00Z");

        assertThat(method.id()).isEqualTo("standard");
        assertThat(method.priceCents()).isEqualTo(price);
    }

    @Test
    void downloadsCostNothingAndAreThereToday() {
        assertThat(methods("DE", 100, false, "2026-11-20T15:00:00Z"))
                .isEqualTo(new ShippingMethod(
                        "download", "Download", 0, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 20)));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-16T15:00:00Z, 2026-11-19, 2026-11-23", // Monday
        "2026-11-20T15:00:00Z, 2026-11-25, 2026-11-27", // Friday
        "2026-11-21T15:00:00Z, 2026-11-25, 2026-11-27", // Saturday
        "2026-11-21T02:00:00Z, 2026-11-25, 2026-11-27", // still Friday in New York
        "2026-12-31T15:00:00Z, 2027-01-05, 2027-01-07"
    })
    void arrivesAfterWorkDays(String now, LocalDate earliest, LocalDate latest) {
        ShippingMethod method = methods("US", 100, true, now);

        assertThat(method.earliest()).isEqualTo(earliest);
        assertThat(method.latest()).isEqualTo(latest);
    }

    private ShippingMethod methods(String country, long subtotal, boolean needsShipping, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        List<ShippingMethod> methods = new QuoteShipping(settings, clock).methods(country, subtotal, needsShipping);
        assertThat(methods).hasSize(1);
        return methods.getFirst();
    }
}
