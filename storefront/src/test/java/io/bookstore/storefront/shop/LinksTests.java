package io.bookstore.storefront.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.storefront.BookFixtures;
import io.bookstore.storefront.api.Book;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTests {

    private static final String ID = "0191e5a0-0000-7000-8000-000000000001";

    private final Links links = new Links();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Moby-Dick; or, The Whale | moby-dick-or-the-whale",
                "Cien años de soledad | cien-anos-de-soledad",
                "Alice's Day | alices-day",
                "Straße | strasse",
                "ノルウェイ | \"\"",
                "--- | \"\""
            })
    void makesReadableWords(String title, String slug) {
        assertThat(Links.slug(title)).isEqualTo(slug);
    }

    @Test
    void neverCutsAWordOfALongTitle() {
        String slug = Links.slug("The Strange Surprising and Very Long Adventures of a Gentleman Who Lost Everything");

        assertThat(slug).hasSizeLessThanOrEqualTo(60).isEqualTo("the-strange-surprising-and-very-long-adventures-of-a");
    }

    @Test
    void beginsTheAddressOfABookWithItsIsbn() {
        assertThat(links.book(BookFixtures.titled("Dune"))).isEqualTo("/books/9780441013593-dune");
        assertThat(links.book(ID, null, "砂の惑星")).isEqualTo("/books/" + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {ID, ID + "-dune", "9780441013593", "9780441013593-dune", "0441013597-x", "080442957X"})
    void findsTheKeyOfABook(String path) {
        assertThat(Links.bookKey(path))
                .isPresent()
                .get()
                .asString()
                .isIn(ID, "9780441013593", "0441013597", "080442957X");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dune", "978", "97804410135931", "0191e5a0-0000-7000-8000", "9780441013593dune"})
    void refusesWhatIsNoKey(String path) {
        assertThat(Links.bookKey(path)).isEmpty();
    }

    @Test
    void readsSeriesInOrder() {
        assertThat(ReadingOrder.of(java.util.List.of(
                        BookFixtures.volume("w10", "Ten", "10"),
                        BookFixtures.volume("w2", "Two", "2"),
                        BookFixtures.volume("w2", "Two again", "2"),
                        BookFixtures.volume("w0", "Omnibus", null),
                        BookFixtures.volume("w15", "Novella", "1.5"))))
                .extracting(Book::title)
                .containsExactly("Novella", "Two", "Ten", "Omnibus");
    }
}
