package io.bookstore.catalog.imports;

import io.bookstore.catalog.draft.Drafts;
import io.bookstore.catalog.files.RecordReader;
import io.bookstore.catalog.onix.OnixRecords;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The forms of files that are understood. */
enum ImportFormat {
    JSONL {
        @Override
        RecordReader reader(InputStream in, JsonMapper json, CsvColumns columns) {
            return new JsonLines(in, json);
        }
    },
    CSV {
        @Override
        RecordReader reader(InputStream in, JsonMapper json, CsvColumns columns) throws IOException {
            return new CsvRecords(in, json, columns);
        }
    },
    ONIX {
        @Override
        RecordReader reader(InputStream in, JsonMapper json, CsvColumns columns) throws IOException {
            return new OnixRecords(in, Drafts.DEFAULT_CURRENCY);
        }
    };

    abstract RecordReader reader(InputStream in, JsonMapper json, CsvColumns columns) throws IOException;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
