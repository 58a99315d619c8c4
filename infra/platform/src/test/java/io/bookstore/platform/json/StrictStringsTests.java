package io.bookstore.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrictStringsTests {

    @Test
    void takesWhatUtf8AndPostgresqlCanHold() {
        assertThat(StrictStrings.isStorable("plain, ünï, 本, \uD83D\uDCD6 and a \u202E override"))
                .isTrue();
    }

    @Test
    void refusesNulAndHalvesOfPairs() {
        assertThat(StrictStrings.isStorable("a\0b")).isFalse();
        assertThat(StrictStrings.isStorable("\uD83D")).isFalse();
        assertThat(StrictStrings.isStorable("\uDCD6 alone")).isFalse();
        assertThat(StrictStrings.isStorable("\uD83D\uD83D\uDCD6")).isFalse();
    }
}
