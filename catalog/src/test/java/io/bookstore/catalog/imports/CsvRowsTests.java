package io.bookstore.catalog.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.bookstore.catalog.files.UnreadableFile;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTests {

    @Test
    void readsQuotesCommasAndLineBreaksInsideFields() throws IOException {
        assertThat(rows("a,b\r\n\"x, \"\"y\"\"\",\"1\n2\"\n,\n\nlast"))
                .containsExactly(List.of("a", "b"), List.of("x, \"y\"", "1\n2"), List.of("", ""), List.of("last"));
    }

    @Test
    void knowsTheLineWhereARowBegan() throws IOException {
        CsvRows rows = new CsvRows(new StringReader("a\n\"1\n2\"\nb\n"));
        List<Long> lines = new ArrayList<>();
        while (rows.next() != null) {
            lines.add(rows.line());
        }
        assertThat(lines).containsExactly(1L, 2L, 4L);
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> rows("a\n\"open\nb"));
        assertThatExceptionOfType(UnreadableFile.class).isThrownBy(() -> rows("\"" + "x".repeat(1_000_001)));
    }

    private static List<List<String>> rows(String text) throws IOException {
        CsvRows rows = new CsvRows(new StringReader(text));
        List<List<String>> all = new ArrayList<>();
        for (List<String> row = rows.next(); row != null; row = rows.next()) {
            all.add(row);
        }
        return all;
    }
}
