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
                .containsExactly(
                        "the body a guide",
                        "body a guide",
                        "the body",
                        "body",
                        "the body a guide for occupants",
                        "body a guide for occupants");
        assertThat(TextKeys.titleKeys("A", null)).containsExactly("a");
    }

    @Test
    void sortsWithoutTheArticle() {
        assertThat(TextKeys.sortKey("The Hobbit")).isEqualTo("hobbit");
        assertThat(TextKeys.sortKey("Theory")).isEqualTo("theory");
    }
}
