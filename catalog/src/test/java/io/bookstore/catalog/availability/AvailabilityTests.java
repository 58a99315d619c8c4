package io.bookstore.catalog.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AvailabilityTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @Test
    void tellsHowManyAreLeftOnlyWhenTheyAreFew() {
        assertThat(Availability.of(6, null, TODAY)).isEqualTo(new Availability("in_stock", null, null));
        assertThat(Availability.of(5, null, TODAY)).isEqualTo(new Availability("low_stock", 5, null));
        assertThat(Availability.of(1, TODAY, TODAY)).isEqualTo(new Availability("low_stock", 1, null));
        assertThat(Availability.of(0, null, TODAY)).isEqualTo(new Availability("out_of_stock", null, null));
    }

    @Test
    void takesOrdersAheadOfTheFirstDay() {
        LocalDate tomorrow = TODAY.plusDays(1);
        assertThat(Availability.of(40, tomorrow, TODAY)).isEqualTo(new Availability("preorder", null, tomorrow));
    }
}
