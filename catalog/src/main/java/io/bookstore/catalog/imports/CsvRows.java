package io.bookstore.catalog.imports;

import io.bookstore.catalog.files.UnreadableFile;
import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of RFC 4180: quoted fields may hold commas, line breaks and doubled quotes. */
final class CsvRows {

    private static final int LONGEST_ROW = 1_000_000;

    private final PushbackReader in;
    private long line = 1;
    private long rowLine = 1;
    private int length;

    CsvRows(Reader in) {
        this.in = new PushbackReader(in);
    }

    /** Where the row of the last call began. */
    long line() {
        return rowLine;
    }

    /** The next row that is not empty; null at the end. */
    @Nullable
    List<String> next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            in.unread(first);
            rowLine = line;
            List<String> row = row();
            if (row.size() > 1 || !row.getFirst().isBlank()) {
                return row;
            }
        }
    }

    private List<String> row() throws IOException {
        List<String> fields = new ArrayList<>();
        length = 0;
        while (true) {
            StringBuilder field = new StringBuilder();
            int end = field(field);
            fields.add(field.toString());
            if (end != ',') {
                return fields;
            }
        }
    }

    /** @return what ended the field: a comma, a line feed, or -1 for the end of the file */
    private int field(StringBuilder field) throws IOException {
        int next = read();
        if (next == '"') {
            quoted(field);
            next = read();
        }
        while (next >= 0 && next != ',' && next != '\n') {
            if (next != '\r') {
                field.append((char) next);
            }
            next = read();
        }
        return next;
    }

    private void quoted(StringBuilder field) throws IOException {
        for (int next = read(); next >= 0; next = read()) {
            if (next != '"') {
                field.append((char) next);
                continue;
            }
            int after = in.read();
            if (after != '"') {
                if (after >= 0) {
                    in.unread(after);
                }
                return;
            }
            field.append('"');
        }
        throw new UnreadableFile("A quote that opens in line " + rowLine + " is never closed.");
    }

    private int read() throws IOException {
        int next = in.read();
        line += next == '\n' ? 1 : 0;
        if (++length > LONGEST_ROW) {
            throw new UnreadableFile("The row of line " + rowLine + " is longer than " + LONGEST_ROW
                    + " characters. Is a quote left open?");
        }
        return next;
    }
}
