package io.bookstore.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkNumbersTests {

    private static final double CELLS = 1 << 25;

    @Test
    void undoesTheHash() {
        Random random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            long value = random.nextLong();
            assertThat(WorkNumbers.unmixed(WorkNumbers.mixed(value))).isEqualTo(value);
        }
    }

    @Test
    void givesEachWorkACellOfItsOwn() {
        Set<Long> cells = new HashSet<>();
        for (long number = 1; number <= 300_000; number++) {
            cells.add(WorkNumbers.mixed(WorkNumbers.indexed(number)) >>> 39);
        }
        assertThat(cells).hasSize(300_000);
    }

    @Test
    void readsTheTrueNumberFromTheEstimate() {
        for (long works = 0; works <= 49_152; works++) {
            long estimate = Math.round(CELLS * Math.log(CELLS / (CELLS - works)));
            assertThat(WorkNumbers.exact(estimate)).isEqualTo(works);
        }
    }
}
