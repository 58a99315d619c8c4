package io.bookstore.catalog.exports;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms of files that are written. */
enum ExportFormat {
    CSV("text/csv;charset=UTF-8", "books.csv") {
        @Override
        RecordWriter writer(OutputStream out, Instant now) throws IOException {
            return new CsvWriter(out);
        }
    },
    JSONL("application/x-ndjson", "books.jsonl") {
        @Override
        RecordWriter writer(OutputStream out, Instant now) {
            return new JsonLinesWriter(out);
        }
    },
    ONIX("application/xml", "books.onix.xml") {
        @Override
        RecordWriter writer(OutputStream out, Instant now) throws IOException {
            return new OnixWriter(out, now);
        }
    };

    private final String contentType;
    private final String fileName;

    ExportFormat(String contentType, String fileName) {
        this.contentType = contentType;
        this.fileName = fileName;
    }

    abstract RecordWriter writer(OutputStream out, Instant now) throws IOException;

    String contentType() {
        return contentType;
    }

    String fileName() {
        return fileName;
    }

    static Optional<ExportFormat> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    static String codes() {
        return Arrays.stream(values()).map(ExportFormat::code).collect(Collectors.joining(", "));
    }

    private String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
