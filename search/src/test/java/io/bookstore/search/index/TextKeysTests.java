package io.bookstore.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextKeysTests {

    @Test
    void leavesCaseAccentsAndPunctuationOut() {
        assertThat(TextKeys.key("The Hitchhiker’s Guide: Été & Straße!"))
                .isEqualTo("the hitchhikers guide ete and strasse");
        assertThat(TextKeys.key("Łódź Ærø")).isEqualTo("lodz aero");
        assertThat(TextKeys.key("***")).isEmpty();
    }

    @Test
    void keepsOtherScriptsAsTheyAre() {
        assertThat(TextKeys.key("がんばれ")).isEqualTo("がんばれ");
        assertThat(TextKeys.key("Война и мир")).isEqualTo("воина и мир");
    }

    @Test
    void knowsATitleWithAndWithoutArticleAndSubtitle() {
        assertThat(TextKeys.titleKeys("The Body: A Guide", "for Occupants"))
                .contains(
                        "the body a guide",
                        "body a guide",
                        "the body",
                        "body",
                        "the body a guide for occupants",
                        "body a guide for occupants")
                .doesNotContain("a guide", "for occupants");
        assertThat(TextKeys.titleKeys("A", null)).containsExactly("a");
    }

    @Test
    void knowsForeignTitlesByTheirFirstWordAndUmlautsSpelledOut() {
        assertThat(TextKeys.titleKeys("Die Verwandlung", null)).contains("die verwandlung", "verwandlung");
        assertThat(TextKeys.titleKeys("L’Étranger", null)).contains("letranger", "etranger");
        assertThat(TextKeys.titleKeys("Märchen", null)).contains("marchen", "maerchen");
    }

    @Test
    void writesNamesAsOneWordToo() {
        assertThat(TextKeys.titleKeys("For Ever", null)).contains("for ever", "forever");
        assertThat(TextKeys.queryKeys("harrypotter")).containsExactly("harrypotter");
        assertThat(TextKeys.nameKeys("Müller")).containsExactly("muller", "mueller");
    }

    @Test
    void takesInitialsTogetherHoweverTheyAreParted() {
        for (String spelling : new String[] {"J.R.R. Tolkien", "J. R. R. Tolkien", "JRR Tolkien", "j r r tolkien"}) {
            assertThat(TextKeys.key(spelling)).as(spelling).isEqualTo("jrr tolkien");
        }
        assertThat(TextKeys.key("I, Robot")).isEqualTo("i robot");
        assertThat(TextKeys.key("Vitamin C and a Cup")).isEqualTo("vitamin c and a cup");
    }

    @Test
    void sortsWithoutTheArticle() {
        assertThat(TextKeys.sortKey("The Hobbit")).isEqualTo("hobbit");
        assertThat(TextKeys.sortKey("Theory")).isEqualTo("theory");
    }
}
