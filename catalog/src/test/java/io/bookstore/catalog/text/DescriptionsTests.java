package io.bookstore.catalog.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>Good",
                "Good<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">Good</a>",
                "<b onclick=\"alert(1)\">Good</b>",
                "<svg><script>alert(1)</script></svg>Good",
                "<scr<script>ipt>alert(1)</scr</script>ipt>Good",
                "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">Good",
                "<style>@import 'x'</style>Good",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>Good",
            })
    void leavesNothingThatCouldRun(String text) {
        String safe = Descriptions.safe(text);
        assertThat(safe).contains("Good").doesNotContainPattern("<(?!/?(p|br /|b|strong|i|em|u|ul|ol|li|blockquote)>)");
    }

    @Test
    void keepsHarmlessMarkup() {
        assertThat(Descriptions.safe("<p>A <b>bold</b> book</p><ul><li>one</li></ul>"))
                .isEqualTo("<p>A <b>bold</b> book</p><ul><li>one</li></ul>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tom & Jerry", "It's \"good\" = 100% @ home + more", "Zeile 1\nZeile 2", "日本語"})
    void leavesPlainTextAsItWasTyped(String text) {
        assertThat(Descriptions.safe(text)).isEqualTo(text);
        assertThat(Descriptions.plain(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>It's \"good\" & cheap</p>",
                "a < b & c > d",
                "AT&amp;T",
                "&lt;script&gt;",
                "&amp;#34; &amp;lt;",
                "I <3 it",
                "{{x}} <b>"
            })
    void isTheSameWhenDoneTwice(String text) {
        String once = Descriptions.safe(text);
        assertThat(Descriptions.safe(once)).isEqualTo(once);
    }

    @Test
    void keepsQuotesReadableBesideMarkup() {
        assertThat(Descriptions.safe("<p>It's \"good\"</p>")).isEqualTo("<p>It's \"good\"</p>");
    }

    @Test
    void tellsThePlainTextWithALineForEachParagraph() {
        assertThat(Descriptions.plain("<p>One &amp; only.</p><p>Two<br />three</p>"))
                .isEqualTo("One & only.\nTwo\nthree");
        assertThat(Descriptions.plain(Descriptions.safe("a < b"))).isEqualTo("a < b");
    }

    @Test
    void dropsCharactersThatNobodyCanSee() {
        assertThat(Descriptions.safe("a\u0007b\u202ec\ud800")).isEqualTo("abc");
    }
}
