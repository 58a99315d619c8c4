package io.bookstore.catalog.imports;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** The forms of files that are understood. */
enum ImportFormat {
    JSONL {
        @Override
        RecordReader reader(InputStream in, JsonMapper json) {
            return new JsonLines(in, json);
        }
    },
    CSV {
        @Override
        RecordReader reader(InputStream in, JsonMapper json) throws IOException {
            return new CsvRecords(in, json);
        }
    };

    abstract RecordReader reader(InputStream in, JsonMapper json) throws IOException;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
