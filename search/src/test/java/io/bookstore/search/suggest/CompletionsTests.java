package io.bookstore.search.suggest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompletionsTests {

    @Test
    void goesOnToTheEndOfTheWordThatIsTyped() {
        assertThat(Completions.phrase("harry pot", "Harry Potter and the Goblet of Fire"))
                .contains("harry potter");
        assertThat(Completions.phrase("gob", "Harry Potter and the Goblet of Fire"))
                .contains("goblet");
        assertThat(Completions.phrase("philosopher", "The Philosopher's Stone")).contains("philosopher's");
    }

    @Test
    void givesUpOnWordsThatAreNotNeighbours() {
        assertThat(Completions.phrase("harry gob", "Harry Potter and the Goblet of Fire"))
                .isEmpty();
        assertThat(Completions.phrase("a b c d", "a b")).isEmpty();
    }

    @Test
    void fitsWhenEveryWordIsBegun() {
        assertThat(Completions.fits("tol jrr", "J.R.R. Tolkien")).isTrue();
        assertThat(Completions.fits("tol lewis", "J.R.R. Tolkien")).isFalse();
        assertThat(Completions.fits("tolk j", "J. R. R. Tolkien")).isTrue();
    }
}
