package io.bookstore.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportFileTests {

    @ParameterizedTest
    @CsvSource({
        "feed.xml, onix",
        "feed.onix, onix",
        "FEED.XML.gz, onix",
        "prices.csv, csv",
        "prices.csv.gz, csv",
        "books.jsonl, jsonl",
        "books.jsonl.gz, jsonl",
        "books, jsonl",
    })
    void knowsAFormatByItsName(String file, String format) {
        assertThat(ImportFile.format(Path.of("/some", file))).isEqualTo(format);
    }
}
