package io.bookstore.catalog.review;

import io.bookstore.catalog.text.Lines;
import io.bookstore.catalog.text.PlainText;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.problem.Problems.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A review as it was sent. */
record ReviewInput(
        @Nullable Integer rating,
        @Nullable String title,
        @Nullable String body) {

    private static final int BEST = 5;
    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST_BODY = 5_000;

    /** What is kept of it; 400 when it breaks the rules. */
    Text checked() {
        List<FieldError> errors = new ArrayList<>();
        if (rating == null || rating < 1 || rating > BEST) {
            errors.add(new FieldError("rating", "must be from 1 to " + BEST));
        }
        String cleanTitle = Lines.clean(text(errors, "title", title, LONGEST_TITLE));
        String cleanBody = text(errors, "body", body, LONGEST_BODY);
        if (!errors.isEmpty() || rating == null) {
            throw new ProblemException(Problems.invalid(errors));
        }
        return new Text(rating, cleanTitle, cleanBody);
    }

    private static String text(List<FieldError> errors, String field, @Nullable String value, int longest) {
        if (value != null && value.length() > longest) {
            errors.add(new FieldError(field, "must not be longer than " + longest + " characters"));
            return "";
        }
        Optional<String> plain = PlainText.of(value == null ? "" : value);
        if (plain.isEmpty() || plain.get().isBlank()) {
            errors.add(new FieldError(field, plain.isEmpty() ? "holds too much markup" : "must not be blank"));
            return "";
        }
        return plain.get();
    }

    /** Plain text, without any markup. */
    record Text(int rating, String title, String body) {}
}
