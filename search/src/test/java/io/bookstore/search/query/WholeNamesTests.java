package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.search.projection.Book;
import io.bookstore.search.projection.BookFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class WholeNamesTests {

    private static final Book DUNE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build()
            .treeToValue(
                    BookFixture.book("The Children of Dune: a Novel")
                            .by("Frank Herbert")
                            .series("Dune Chronicles", "3")
                            .document(),
                    Book.class);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The Children of Dune",
                "children of dune",
                "childrenofdune",
                "children of dune a novel",
                "FRANK HERBERT",
                "dune chronicles",
                "children of dune herbert",
                "frank herbert children of dune",
                "children of dune by frank herbert"
            })
    void areSpelledWell(String text) {
        assertThat(WholeNames.isAskedFor(text, DUNE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"children", "chidren of dune", "dune", "children of dune asimov", "herbert", "of", "by"})
    void orMayNotBe(String text) {
        assertThat(WholeNames.isAskedFor(text, DUNE)).isFalse();
    }

    @Test
    void needNoAuthor() {
        assertThat(WholeNames.isAskedFor(
                        "dune",
                        JsonMapper.builder()
                                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                                .build()
                                .treeToValue(BookFixture.book("Dune").document(), Book.class)))
                .isTrue();
    }
}
