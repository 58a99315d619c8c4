package io.bookstore.storefront.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.api.Availability;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTests {

    private final MoneyWords money = new MoneyWords();
    private final DateWords dates = new DateWords();
    private final StockWords stock = new StockWords(dates);

    @Test
    void writesMoneyAsTheReaderDoes() {
        assertThat(money.of(123456, "USD", Locale.US)).isEqualTo("$1,234.56");
        assertThat(money.of(123456, "EUR", Locale.GERMANY)).isEqualTo("1.234,56\u00a0€");
        assertThat(money.of(1200, "JPY", Locale.JAPAN)).isEqualTo("￥1,200");
        assertThat(money.of(9_999_999_999L, "USD", Locale.US)).isEqualTo("$99,999,999.99");
    }

    @Test
    void writesPlainAmountsForMachines() {
        assertThat(MoneyWords.plain(1099, "USD")).isEqualTo("10.99");
        assertThat(MoneyWords.plain(5, null)).isEqualTo("0.05");
        assertThat(MoneyWords.plain(1200, "JPY")).isEqualTo("1200");
    }

    @Test
    void callsNothingFree() {
        assertThat(money.orFree(0, "USD")).isEqualTo("Free");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-26, Arrives Tue 24 – Thu 26 Nov",
        "2026-11-30, 2026-12-02, Arrives Mon 30 Nov – Wed 2 Dec",
        "2026-11-24, 2026-11-24, Arrives Tue 24 Nov",
        ", 2026-11-24, Arrives Tue 24 Nov",
        "nonsense, 2026-11-24, ''",
        "2026-11-24, , ''"
    })
    void saysWhenAParcelArrives(String earliest, String latest, String words) {
        assertThat(dates.arrives(earliest, latest)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "1965, 1965",
        "1965-08, August 1965",
        "1965-08-01, 1 August 1965",
        "-0399, -0399",
        "soon, soon",
        "2024-02-31, 2024-02-31"
    })
    void saysWhenABookAppeared(String text, String words) {
        assertThat(dates.published(text)).isEqualTo(words);
    }

    @Test
    void saysWhenThingsHappened() {
        assertThat(dates.moment(Instant.parse("2026-11-21T10:02:00Z"))).isEqualTo("Sat 21 Nov, 10:02 UTC");
        assertThat(dates.day(null)).isEmpty();
    }

    @Test
    void saysWhetherABookCanBeHad() {
        assertThat(stock.words(new Availability("low_stock", 2, null))).isEqualTo("Only 2 left");
        assertThat(stock.words(new Availability("in_stock", null, null))).isEqualTo("In stock");
        assertThat(stock.words(new Availability("out_of_stock", null, null))).isEqualTo("Out of stock");
        assertThat(stock.words(new Availability("preorder", null, "2026-12-01T00:00:00Z")))
                .isEqualTo("Pre-order: appears 1 December 2026");
        assertThat(stock.words(null)).isEmpty();
    }

    @Test
    void letsTheCheckoutDecideWhenNothingIsKnown() {
        assertThat(stock.canBuy(null)).isTrue();
        assertThat(stock.canBuy(new Availability("low_stock", 1, null))).isTrue();
        assertThat(stock.canBuy(new Availability("out_of_stock", null, null))).isFalse();
        assertThat(stock.canBuy(new Availability("something new", null, null))).isFalse();
    }
}
