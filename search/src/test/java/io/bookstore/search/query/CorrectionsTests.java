package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.index.Edits;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionsTests {

    private static final Set<String> KNOWN =
            Set.of("harry", "potter", "philosophers", "stone", "1984", "harry potter", "potter and");

    @Test
    void mendsOnlyWhatTheBookDoesNotHave() {
        assertThat(Corrections.mended("Harri Poter's stone", KNOWN)).isEqualTo("harry poters stone");
        assertThat(Corrections.mended("harri poter stone", KNOWN)).isEqualTo("harry potter stone");
        assertThat(Corrections.mended("phlosopers stone", KNOWN)).isEqualTo("philosophers stone");
    }

    @Test
    void partsWordsThatTheBookPartsAndGoesOnWithTheLastOne() {
        assertThat(Corrections.mended("harrypoter", KNOWN)).isEqualTo("harry potter");
        assertThat(Corrections.mended("harry pott", KNOWN)).isEqualTo("harry potter");
        assertThat(Corrections.mended("pott stone", KNOWN)).isEqualTo("pott stone");
    }

    @Test
    void leavesNumbersShortWordsAndFirstLettersAlone() {
        assertThat(Corrections.mended("1985", KNOWN)).isEqualTo("1985");
        assertThat(Corrections.mended("sto harry", KNOWN)).isEqualTo("sto harry");
        assertThat(Corrections.mended("barry", KNOWN)).isEqualTo("barry");
    }

    @ParameterizedTest
    @CsvSource({
        "stone, stone, 0",
        "stone, stoen, 1",
        "stone, ston, 1",
        "stone, stones, 1",
        "stone, stine, 1",
        "stone, other, 3"
    })
    void countsSwappedNeighboursOnce(String one, String other, int edits) {
        assertThat(Edits.between(one, other, 3)).isEqualTo(edits);
    }
}
