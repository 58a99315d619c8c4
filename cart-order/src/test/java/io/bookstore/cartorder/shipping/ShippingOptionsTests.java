package io.bookstore.cartorder.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.bookstore.cartorder.shipping.ShippingSettings.Method;
import io.bookstore.cartorder.shipping.ShippingSettings.Step;
import io.bookstore.cartorder.shipping.ShippingSettings.Table;
import io.bookstore.cartorder.shipping.ShippingSettings.Zone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices by zone and weight, and the days that we promise. */
class ShippingOptionsTests {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Method STANDARD =
            new Method("standard", "Standard", 5_000L, List.of(new Step(1_000, 499), new Step(5_000, 899)), 100, 3, 5);
    private static final Method EXPRESS =
            new Method("express", "Express", null, List.of(new Step(20_000, 1499)), 200, 1, 1);
    private static final Method ABROAD =
            new Method("standard", "Abroad", null, List.of(new Step(5_000, 1299)), 300, 7, 14);
    private static final ShippingSettings SETTINGS = new ShippingSettings(
            "US",
            NEW_YORK,
            "14:00",
            0,
            80,
            Map.of("paperback", 350, "other", 500),
            Set.of("KP"),
            List.of(new Table(
                    "USD",
                    List.of(new Zone(Set.of("US"), List.of(STANDARD, EXPRESS)), new Zone(Set.of(), List.of(ABROAD))))));

    @ParameterizedTest
    @CsvSource({
        "US, 1000, 300, 499", "US, 1000, 1000, 499", "US, 1000, 1001, 899", "US, 1000, 5001, 999",
        "US, 1000, 7000, 1099", "US, 4999, 300, 499", "US, 5000, 300, 0", "DE, 9000, 300, 1299",
        "DE, 9000, 5999, 1599"
    })
    void costsByZoneWeightAndWorth(String country, long worth, long grams, long price) {
        assertThat(at("2026-11-20T12:00:00-05:00")
                        .of(new Parcel(country, null, "USD", worth, grams))
                        .getFirst()
                        .priceCents())
                .isEqualTo(price);
    }

    @Test
    void nobodyTakesItEverywhereOrForEveryCurrency() {
        ShippingOptions options = at("2026-11-20T12:00:00-05:00");

        assertThat(options.of(new Parcel("KP", null, "USD", 100, 100))).isEmpty();
        assertThat(options.of(new Parcel("US", null, "KWD", 100, 100))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // in time on a Friday: leaves today
        "2026-11-20T13:59:59-05:00, 2026-11-23, 2026-11-25, 2026-11-30",
        // too late on a Friday: leaves on Monday; Thanksgiving is no work day
        "2026-11-20T14:00:00-05:00, 2026-11-24, 2026-11-27, 2026-12-01",
        "2026-11-21T09:00:00-05:00, 2026-11-24, 2026-11-27, 2026-12-01",
        // Christmas is a Friday in 2026
        "2026-12-24T09:00:00-05:00, 2026-12-28, 2026-12-30, 2027-01-04",
    })
    void promisesDaysByCutOffWorkDaysAndHolidays(String now, String express, String earliest, String latest) {
        List<ShippingMethod> methods = at(now).of(new Parcel("US", null, "USD", 1000, 300));

        assertThat(methods)
                .extracting(ShippingMethod::id, ShippingMethod::earliest, ShippingMethod::latest)
                .containsExactly(tuple("standard", earliest, latest), tuple("express", express, express));
    }

    @Test
    void holidaysOfThePlaceThatItGoesToCount() {
        Holidays holidays = new Holidays();

        assertThat(holidays.isWorkDay("DE", LocalDate.of(2026, 4, 3))).isFalse(); // Good Friday
        assertThat(holidays.isWorkDay("US", LocalDate.of(2026, 4, 3))).isTrue();
        assertThat(holidays.isWorkDay("DE", LocalDate.of(2026, 5, 14))).isFalse(); // Ascension
        assertThat(holidays.isWorkDay("US", LocalDate.of(2026, 7, 3))).isFalse(); // the 4th is a Saturday
        assertThat(holidays.isWorkDay("GB", LocalDate.of(2026, 8, 31))).isFalse();
        assertThat(holidays.isWorkDay("CA", LocalDate.of(2026, 5, 18))).isFalse(); // Victoria Day
    }

    @ParameterizedTest
    @CsvSource({"2024, 2024-03-31", "2025, 2025-04-20", "2026, 2026-04-05", "2038, 2038-04-25", "2285, 2285-03-22"})
    void knowsEaster(int year, LocalDate sunday) {
        assertThat(Holidays.easter(year)).isEqualTo(sunday);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 22201, true", "US, 22201-1234, true", "US, 2220, false", "US, SW1A 1AA, false", "GB, sw1a 1aa, true",
        "GB, 12345, false", "DE, 10115, true", "DE, 1011, false", "CA, K1A 0B1, true", "CA, D1A 0B1, false",
        "NL, 1012 AB, true", "PT, 1000-001, true", "JP, 100-0001, true", "HK, anything, true", "US, , true",
    })
    void knowsHowPostalCodesLook(String country, String code, boolean possible) {
        assertThat(PostalCodes.mayBe(country, code)).isEqualTo(possible);
    }

    @Test
    void weighsABookByItsFormatWhenNobodyKnows() {
        ShippingOptions options = at("2026-11-20T12:00:00-05:00");

        assertThat(options.gramsOf(410, "paperback")).isEqualTo(410);
        assertThat(options.gramsOf(null, "paperback")).isEqualTo(350);
        assertThat(options.gramsOf(0, "map")).isEqualTo(500);
        assertThat(options.gramsOf(null, null)).isEqualTo(500);
    }

    private static ShippingOptions at(String now) {
        Clock clock = Clock.fixed(Instant.parse(now), NEW_YORK);
        return new ShippingOptions(
                List.of(new RateTable(SETTINGS)), new DeliveryDates(SETTINGS, new Holidays(), clock), SETTINGS);
    }
}
