package io.bookstore.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicationDatesTests {

    @ParameterizedTest
    @CsvSource({
        "1813, 1813-01-01, 1813-12-31",
        "2024-02, 2024-02-01, 2024-02-29",
        "2023-02, 2023-02-01, 2023-02-28",
        "2024-05-17, 2024-05-17, 2024-05-17",
        "0800, 0800-01-01, 0800-12-31"
    })
    void spansWhatItLeavesOpen(String date, String earliest, String latest) {
        assertThat(PublicationDates.earliest(date)).isEqualTo(earliest);
        assertThat(PublicationDates.latest(date)).isEqualTo(latest);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0000-01-01", "2024-13", "2024-02-30", "24", "2024-5", "c. 1800", "2024-05-17T00:00"})
    void isNoDate(String text) {
        assertThat(PublicationDates.earliest(text)).isNull();
    }

    @Test
    void nothingIsNoDate() {
        assertThat(PublicationDates.earliest(null)).isNull();
    }
}
