package io.bookstore.catalog.book;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreconditionTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none, true",
                "*, true",
                "'\"3\"', true",
                "'\"3-0a1b\"', true",
                "'W/\"3-0a1b\"', true",
                "'\"2\", \"3\"', true",
                "'\"2\"', false",
                "'\"33\"', false",
                "'\"13-a\"', false",
                "3, false",
                "'\"3-', false",
                "'', false",
            })
    void holdsForTheVersionInTheTag(String ifMatch, boolean holds) {
        assertThat(new Precondition(ifMatch).holds(3)).isEqualTo(holds);
    }
}
