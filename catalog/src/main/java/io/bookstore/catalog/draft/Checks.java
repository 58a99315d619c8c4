package io.bookstore.catalog.draft;

import io.bookstore.catalog.text.Lines;
import io.bookstore.platform.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong, so that all of it is told at once. */
final class Checks {

    static final int MAX_LINE = 255;

    private final List<FieldError> errors = new ArrayList<>();

    List<FieldError> errors() {
        return errors;
    }

    void fail(String field, String message) {
        errors.add(new FieldError(field, message));
    }

    /** A cleaned line that must be there. */
    String required(String field, @Nullable String value) {
        String line = optional(field, value, MAX_LINE);
        if (line == null) {
            fail(field, "must not be blank");
            return "";
        }
        return line;
    }

    /** A cleaned line, null when it is missing or blank. */
    @Nullable
    String optional(String field, @Nullable String value, int max) {
        if (value == null) {
            return null;
        }
        String line = Lines.clean(value);
        if (line.length() > max) {
            fail(field, "must not be longer than " + max + " characters");
        } else if (!Lines.isPrintable(line)) {
            fail(field, "holds a character that is not allowed");
        }
        return line.isEmpty() ? null : line;
    }

    /** A value with a form of its own, null when it is missing or wrong. */
    <T> @Nullable T parsed(String field, @Nullable String value, Function<String, Optional<T>> parser, String message) {
        if (value == null) {
            return null;
        }
        Optional<T> parsed = parser.apply(value);
        if (parsed.isEmpty()) {
            fail(field, message);
        }
        return parsed.orElse(null);
    }

    @Nullable
    Integer within(String field, @Nullable Integer value, int least, int most) {
        range(field, value == null ? null : (long) value, least, most);
        return value;
    }

    void range(String field, @Nullable Long value, long least, long most) {
        if (value != null && (value < least || value > most)) {
            fail(field, "must be from " + least + " to " + most);
        }
    }
}
