package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.catalog.book.Format;
import io.bookstore.catalog.book.Particulars;
import io.bookstore.catalog.draft.BookDraft;
import io.bookstore.catalog.draft.BookInput;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DrawnPriceTests {

    @Test
    void isAPriceOfAShopAndTheSameEachTime() {
        Set<Long> prices = new HashSet<>();
        Set<Integer> stocks = new HashSet<>();
        for (int i = 0; i < 2_000; i++) {
            DrawnPrice drawn = DrawnPrice.of(record("978%010d".formatted(i * 7919L)));
            assertThat(drawn.cents()).isBetween(799L, 3999L);
            assertThat(drawn.cents() % 100).isEqualTo(99);
            assertThat(drawn.stock()).isBetween(0, 40);
            prices.add(drawn.cents());
            stocks.add(drawn.stock());
        }
        assertThat(prices).hasSize(33);
        assertThat(stocks).hasSize(41);
        assertThat(DrawnPrice.of(record("9780141439518"))).isEqualTo(DrawnPrice.of(record("9780141439518")));
    }

    private static ImportRecord record(String isbn) {
        BookInput input = new BookInput(
                null, null, null, null, null, null, isbn, null, null, null, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null);
        BookDraft checked = new BookDraft(
                "T",
                null,
                List.of(),
                "",
                0,
                "USD",
                isbn,
                List.of(),
                Format.PAPERBACK,
                null,
                null,
                null,
                null,
                null,
                null,
                Particulars.NONE,
                true);
        return new ImportRecord(
                1,
                1,
                input,
                checked,
                "w",
                true,
                null,
                null,
                null,
                0,
                java.util.List.of(),
                true,
                null,
                java.util.Map.of(),
                null,
                "");
    }
}
