package io.bookstore.catalog.isbn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyphenationTests {

    @ParameterizedTest
    @CsvSource({
        "9780261103573, 978-0-261-10357-3, 0261103571",
        "9783161484100, 978-3-16-148410-0, 316148410X",
        "9782070368228, 978-2-07-036822-8, 207036822X",
        "9781484284391, 978-1-4842-8439-1, 1484284399",
        "9786316607003, 978-631-6607-00-3, 6316607008",
        "9791034801107, 979-10-348-0110-7,",
        "9798886451740, 979-8-88645-174-0,",
    })
    void partsPrefixGroupPublisherAndTitle(String digits, String hyphenated, String ten) {
        Isbn isbn = new Isbn(digits);
        assertThat(Hyphenation.of(isbn)).contains(hyphenated);
        assertThat(isbn.ten().orElse(null)).isEqualTo(ten);
        assertThat(Isbn.parse(hyphenated)).contains(isbn);
        isbn.ten().ifPresent(older -> assertThat(Isbn.parse(older)).contains(isbn));
    }

    @Test
    void knowsNoHyphensWhereNothingIsGivenOutYet() {
        assertThat(Hyphenation.of(Isbn.parse("9790000000001").orElse(new Isbn("9790000000001"))))
                .isEmpty();
    }
}
