package io.bookstore.catalog.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDateTests {

    @ParameterizedTest
    @CsvSource({"1954, 1954-01-01", "1954-07, 1954-07-01", "1954-07-29, 1954-07-29", "0800, 0800-01-01"})
    void keepsHowExactItIs(String text, LocalDate firstDay) {
        assertThat(PublicationDate.parse(text)).contains(new PublicationDate(text, firstDay));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "54", "1954-13", "1954-02-30", "1954-7", "0000", "1954-07-29T00:00", "next year", "-1954"})
    void refusesWhatIsNoDate(String text) {
        assertThat(PublicationDate.parse(text)).isEmpty();
    }
}
