package io.bookstore.cartorder.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TaxShareTests {

    @Test
    void roundsHalfToEven() {
        assertThat(TaxShare.of(50, 0, 100, 5)).isEqualTo(2);
        assertThat(TaxShare.of(50, 50, 100, 5)).isEqualTo(3);
        assertThat(TaxShare.of(0, 0, 0, 0)).isZero();
    }

    @Test
    void sharesAddUpToTheWholeTaxHoweverTheMoneyGoesBack() {
        Random random = new Random(27);
        for (int run = 0; run < 20_000; run++) {
            long total = 1 + random.nextLong(10_000_000);
            long tax = random.nextLong(total + 1);
            long before = 0;
            long taxes = 0;
            while (before < total) {
                long part = Math.min(total - before, 1 + random.nextLong(total));
                long share = TaxShare.of(part, before, total, tax);
                assertThat(share).isBetween(0L, part);
                taxes += share;
                before += part;
            }
            assertThat(taxes).isEqualTo(tax);
        }
    }
}
