package io.bookstore.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain & simple | plain & simple",
                "a < b and c > d | a < b and c > d",
                "AT&amp;T | AT&T",
                "<b>bold</b> words | bold words",
                "x<script>alert(1)</script>y | xy",
                "<img src=x onerror=alert(1)>x | x",
                "<a href='javascript:alert(1)'>here</a> | here",
                "&lt;script&gt;alert(1)&lt;/script&gt;x | x",
                "&amp;lt;img src=x onerror=alert(1)&amp;gt;x | x",
                "<<script>script>alert(1)<</script>/script>x | x",
            })
    void holdsNothingThatCouldRun(String sent, String kept) {
        String text = PlainText.of(sent).orElseThrow();
        assertThat(text).doesNotContain("<script", "<img", "<a", "onerror=alert", "javascript:");
        if (!sent.startsWith("<<")) {
            assertThat(text).isEqualTo(kept);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "One line.\nAnother.", "日本語 \uD83D\uDE00", "5 > 3 && 2 < 3"})
    void leavesOtherTextAlone(String text) {
        assertThat(PlainText.of(text)).contains(text);
    }

    @Test
    void refusesMarkupInTooManyLayers() {
        String hidden = "<b>x</b>";
        for (int i = 0; i < 8; i++) {
            hidden = hidden.replace("&", "&amp;").replace("<", "&lt;");
        }
        assertThat(PlainText.of(hidden)).isEmpty();
    }
}
