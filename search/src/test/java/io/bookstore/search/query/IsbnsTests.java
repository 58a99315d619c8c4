package io.bookstore.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsbnsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9780306406157",
                "978-0-306-40615-7",
                "978 0306 406157",
                "ISBN 9780306406157",
                "isbn-13: 978-0306406157",
                "0306406152",
                "0-306-40615-2",
                "ISBN-10: 0306406152",
                "978–0–306–40615–7"
            })
    void readsEverySpelling(String text) {
        assertThat(Isbns.thirteen(text)).contains("9780306406157");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9780306406158",
                "0306406153",
                "1984",
                "",
                "97803064061570",
                "isbn",
                "978030640615X",
                "X306406152"
            })
    void isNone(String text) {
        assertThat(Isbns.thirteen(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"080442957X", "0-8044-2957-x"})
    void readsTheCheckDigitTen(String text) {
        assertThat(Isbns.thirteen(text)).contains("9780804429573");
    }
}
