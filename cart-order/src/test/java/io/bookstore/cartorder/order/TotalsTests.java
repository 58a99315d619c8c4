package io.bookstore.cartorder.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TotalsTests {

    @Test
    void isTheSumOfItsParts() {
        assertThat(Totals.of("USD", 1000, 100, 499, 80).totalCents()).isEqualTo(1479);
    }

    @Test
    void refusesAnythingElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Totals("USD", 1000, 0, 499, 0, 1498));
        assertThatIllegalArgumentException().isThrownBy(() -> Totals.of("USD", -1, 0, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> Totals.of("USD", 100, 101, 0, 0));
    }
}
