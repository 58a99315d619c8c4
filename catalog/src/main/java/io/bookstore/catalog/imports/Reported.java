package io.bookstore.catalog.imports;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What became of one record.
 *
 * @param number of the record in its file, counted from 1
 * @param changes {@code {field: {from, to}}}
 * @param coverUrl where the record says that the cover is
 */
record Reported(
        long number,
        long line,
        Outcome outcome,
        @Nullable String isbn13,
        @Nullable String title,
        @Nullable UUID bookId,
        @Nullable String message,
        @Nullable ObjectNode changes,
        @Nullable String coverUrl) {

    enum Outcome {
        ADDED,
        CHANGED,
        DELETED,
        UNCHANGED,
        FAILED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Reported unreadable(long number, long line, Outcome outcome, String message) {
        return new Reported(number, line, outcome, null, null, null, message, null, null);
    }

    static Reported of(ImportRecord record, Outcome outcome, @Nullable UUID book, @Nullable String message) {
        return new Reported(
                record.number(),
                record.line(),
                outcome,
                record.isbn(),
                record.input().title(),
                book,
                message,
                null,
                record.coverUrl());
    }

    static Reported failed(ImportRecord record, String message) {
        return of(record, Outcome.FAILED, null, message);
    }

    Reported withChanges(@Nullable ObjectNode fields) {
        return new Reported(number, line, outcome, isbn13, title, bookId, message, fields, coverUrl);
    }
}
