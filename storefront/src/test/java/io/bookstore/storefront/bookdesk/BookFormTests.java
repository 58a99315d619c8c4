package io.bookstore.storefront.bookdesk;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.BookFixtures;
import io.bookstore.storefront.api.Book;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookFormTests {

    private static final Book DUNE = BookFixtures.titled("Dune");

    @Test
    void changesNothingWhenNothingWasChanged() {
        assertThat(BookForm.of(DUNE).changes(DUNE)).isEmpty();
        assertThat(BookForm.of(DUNE).errors()).isEmpty();
    }

    @Test
    void namesOnlyWhatWasChangedAndEmptiesWhatWasEmptied() {
        BookForm form = typed("subtitle", "A novel", "price", "12.50", "publisher", "");
        assertThat(form.changes(DUNE))
                .containsOnlyKeys("subtitle", "price_cents", "publisher")
                .containsEntry("subtitle", "A novel")
                .containsEntry("price_cents", 1250L)
                .containsEntry("publisher", null);
    }

    @Test
    void writesDetailsAsTheApiNamesThem() {
        BookForm form = typed(
                "subjects",
                "bisac FIC009020 FICTION / Fantasy\nTHEMA FM\n\ndragons",
                "awards",
                "Hugo Award 1966\n",
                "age_from",
                "12",
                "weight_g",
                "310",
                "series_name",
                "Dune",
                "series_volume",
                "1");
        assertThat(form.changes(DUNE))
                .containsEntry("age_from", 12)
                .containsEntry("weight_g", 310)
                .containsEntry("awards", List.of("Hugo Award 1966"))
                .containsEntry("series", Map.of("name", "Dune", "volume", "1"))
                .containsEntry(
                        "subjects",
                        List.of(
                                Map.of("scheme", "bisac", "code", "FIC009020", "heading", "FICTION / Fantasy"),
                                Map.of("scheme", "thema", "code", "FM"),
                                Map.of("scheme", "keyword", "heading", "dragons")));
    }

    @ParameterizedTest
    @CsvSource({
        "12, 1200",
        "12.5, 1250",
        "12.50, 1250",
        "'12,50', 1250",
        "0, 0",
        "0.01, 1",
        "99999999.99, 9999999999",
        "12., 1200"
    })
    void readsPrices(String text, long cents) {
        assertThat(BookValues.cents(text, "USD")).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "abc", "1.999", "1e5", "100000000.00", "1.2.3", "$5"})
    void refusesWhatIsNoPrice(String text) {
        assertThat(typed("price", text).errors()).containsKey("price");
    }

    @ParameterizedTest
    @CsvSource({
        "isbn13, 12345",
        "published, 31.5.2024",
        "available_from, soon",
        "pages, 0",
        "height_mm, 100001",
        "age_to, 121",
        "initial_stock, -1",
        "currency, XXQ"
    })
    void saysWhatIsWrong(String field, String text) {
        assertThat(typed(field, text).errors()).containsKey(field);
    }

    private static BookForm typed(String... fields) {
        BookForm form = BookForm.of(DUNE);
        for (int i = 0; i < fields.length; i += 2) form.fields().put(fields[i], fields[i + 1]);
        return form;
    }
}
