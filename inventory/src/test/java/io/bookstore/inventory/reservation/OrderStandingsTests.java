package io.bookstore.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStandingsTests {

    @ParameterizedTest
    @CsvSource({
        "cancelled, GONE",
        "paid, PAID",
        "packed, PAID",
        "shipped, PAID",
        "delivered, PAID",
        "pending, OPEN",
        "confirmed, OPEN",
        "a-word-of-later, OPEN"
    })
    void onlyAnEndOfTheOrderEndsItsHold(String status, OrderStanding standing) {
        assertThat(OrderStandings.standing(status)).isEqualTo(standing);
    }

    @Test
    void keepsTheHoldWithoutAStatus() {
        assertThat(OrderStandings.standing((String) null)).isEqualTo(OrderStanding.OPEN);
    }
}
