package io.bookstore.search.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynonymRulesTests {

    private static final SynonymRules RULES = SynonymRules.of(List.of(
            "sci-fi, scifi, science fiction",
            "lotr => the lord of the rings",
            "# a remark, of staff",
            "apples\\, pears => fruit bowl"));

    @Test
    void readsEquivalentTermsBothWaysTheTypedOneFirst() {
        assertThat(RULES.readings("scifi")).containsExactly("scifi", "sci fi", "science fiction");
        assertThat(RULES.readings("Science Fiction classics"))
                .containsExactly("Science Fiction classics", "sci fi classics", "scifi classics");
        assertThat(RULES.readings("sci-fi")).contains("sci-fi", "science fiction");
    }

    @Test
    void replacesTheLeftSideOfAnArrow() {
        assertThat(RULES.readings("LOTR tolkien")).containsExactly("the lord of the rings tolkien");
        assertThat(RULES.readings("the lord of the rings")).containsExactly("the lord of the rings");
    }

    @Test
    void leavesOtherTextsAsTheyAre() {
        assertThat(RULES.readings("Moby-Dick; or, The Whale")).containsExactly("Moby-Dick; or, The Whale");
        assertThat(RULES.readings("of staff")).containsExactly("of staff");
        assertThat(SynonymRules.NONE.readings("x")).containsExactly("x");
    }

    @Test
    void takesAnEscapedCommaForPartOfATerm() {
        assertThat(RULES.readings("apples pears")).containsExactly("fruit bowl");
    }

    @Test
    void prefersTheRuleOfTheMostWords() {
        SynonymRules rules = SynonymRules.of(List.of("new york => nyc", "new york city => big apple"));
        assertThat(rules.readings("new york city guide")).containsExactly("big apple guide");
        assertThat(rules.readings("new york guide")).containsExactly("nyc guide");
    }

    @Test
    void neverMakesMoreThanEightReadings() {
        SynonymRules many = SynonymRules.of(List.of("a, b, c, d, e, f", "x, y, z"));
        assertThat(many.readings("a x a x")).hasSize(8).first().isEqualTo("a x a x");
        String most =
                String.join(", ", IntStream.range(0, 30).mapToObj(i -> "t" + i).toList());
        assertThat(SynonymRules.problem(most)).isEmpty();
        assertThat(SynonymRules.problem(most + ", one more")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alone",
                "a => b => c",
                "a, , b",
                "=> b",
                "a =>",
                "***, !!!",
                "same, Same",
                "aa bb cc dd ee ff gg hh ii jj kk, x"
            })
    void refusesWhatSaysNothing(String rule) {
        assertThat(SynonymRules.problem(rule)).isPresent();
    }
}
