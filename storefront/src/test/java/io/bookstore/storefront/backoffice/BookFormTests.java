package io.bookstore.storefront.backoffice;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.BookFixtures;
import io.bookstore.storefront.api.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookFormTests {

    private static final Book DUNE = BookFixtures.titled("Dune");

    @Test
    void changesNothingWhenNothingWasChanged() {
        assertThat(BookForm.of(DUNE).changes(DUNE)).isEmpty();
        assertThat(BookForm.of(DUNE).errors("USD")).isEmpty();
    }

    @Test
    void namesOnlyWhatWasChangedAndEmptiesWhatWasEmptied() {
        BookForm form = new BookForm("Dune", "A novel", "12.50", "A desert planet.", "", "1965-08", "412", "en");

        assertThat(form.changes(DUNE))
                .containsOnlyKeys("subtitle", "price_cents", "publisher")
                .containsEntry("subtitle", "A novel")
                .containsEntry("price_cents", 1250L)
                .containsEntry("publisher", null);
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
        assertThat(priced(text).cents("USD")).isEqualTo(cents);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "abc", "1.999", "1e5", "100000000.00", "1.2.3", "$5"})
    void refusesWhatIsNoPrice(String text) {
        assertThat(priced(text).errors("USD")).containsKey("price");
    }

    private static BookForm priced(String price) {
        return new BookForm("Dune", "", price, "Text.", "", "", "", "");
    }
}
