package io.bookstore.storefront.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockTests {

    private static final Style STYLE = Style.of(Face.TEXT_BOLD);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dune",
                "Pride and Prejudice",
                "One Hundred Years of Solitude",
                "Supercalifragilisticexpialidociousness",
                "A",
                "The Strange, Surprising and Very Long Adventures of a Gentleman Who, Having Lost Everything in the Great Storm,"
                        + " Undertook to Walk from One End of the Country to the Other, with Many Reflections on Inns, Weather and the Kindness"
                        + " of Strangers"
            })
    void fitsWithoutCuttingAWord(String title) {
        Block block = Block.fit(title, STYLE, 252, 180, 76);

        assertThat(String.join(" ", block.lines())).isEqualTo(title);
        assertThat(block.width()).isLessThanOrEqualTo(252.01);
        assertThat(block.height()).isLessThanOrEqualTo(180.01);
        assertThat(block.size()).isBetween(4.0, 76.0);
    }

    @Test
    void balancesItsLines() {
        Block block = Block.fit("The Girl with the Dragon Tattoo", STYLE, 250, 200, 60);

        List<Double> widths = block.lines().stream().map(STYLE::width).toList();
        double widest = widths.stream().mapToDouble(w -> w).max().orElseThrow();
        double narrowest = widths.stream().mapToDouble(w -> w).min().orElseThrow();
        assertThat(narrowest / widest).isGreaterThan(0.6);
    }

    @Test
    void doesNotLeaveASmallWordHanging() {
        Block block = Block.fit("A Wizard of Earthsea", STYLE, 292, 200, 84);

        assertThat(block.lines()).noneMatch(line -> line.endsWith(" of") || line.equals("of"));
    }

    @Test
    void partsJapaneseBetweenItsSigns() {
        Block block = Block.fit("吾輩は猫である上巻下巻合本版", STYLE, 200, 200, 60);

        assertThat(block.lines()).hasSizeGreaterThan(1);
        assertThat(String.join("", block.lines())).isEqualTo("吾輩は猫である上巻下巻合本版");
    }

    @Test
    void setsCapitalsOnlyWhereTheStyleSays() {
        assertThat(Block.fit("Dune", Style.capitals(Face.SANS, 0.1), 300, 100, 50)
                        .lines())
                .containsExactly("DUNE");
    }

    @Test
    void measuresWithKerning() {
        assertThat(Face.TEXT_BOLD.width("AVAVAV"))
                .isLessThan(Arrays.stream("A V A V A V".split(" "))
                        .mapToDouble(Face.TEXT_BOLD::width)
                        .sum());
    }
}
