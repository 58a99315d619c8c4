package io.bookstore.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeysTests {

    @ParameterizedTest
    @CsvSource({
        "J.K. Rowling, j k rowling",
        "' J. K.  ROWLING ', j k rowling",
        "José Saramago, josé saramago",
        "..., ..."
    })
    void comparesNamesWithoutCaseDotsAndSpaces(String name, String key) {
        assertThat(Keys.ofName(name)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "The Hobbit, hobbit",
        "A Wizard of Earthsea, wizard of earthsea",
        "The, the",
        "Émile, emile",
        "'\"Salem''s Lot\"', salems lot",
        "1984, 1984",
        "ガラスの城, ガラスの城",
        "!!!, !!!",
    })
    void sortsTitlesByTheirWords(String title, String key) {
        assertThat(Keys.ofTitle(title)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({
        "pride-and-prejudice-austen, pride and prejudice|austen",
        "the-hobbit-tolkien, hobbit|tolkien",
        "les-miserables-hugo, Les Misérables|Hugo",
    })
    void findsTheSameWorkUnderBothSpellings(String ours, String theirs) {
        assertThat(Keys.ofWork(ours)).isEqualTo(Keys.ofWork(theirs));
    }
}
