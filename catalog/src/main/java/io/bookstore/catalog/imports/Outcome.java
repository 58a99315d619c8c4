package io.bookstore.catalog.imports;

import java.util.LinkedHashMap;
import java.util.Map;

/** What became of the records of a batch. */
final class Outcome {

    private final Map<Long, String> errors = new LinkedHashMap<>();
    private int added;
    private int changed;
    private int unchanged;

    void added(int books) {
        added += books;
    }

    void changed(int books) {
        changed += books;
    }

    void unchanged(int books) {
        unchanged += books;
    }

    void failed(long line, String message) {
        errors.put(line, message);
    }

    int added() {
        return added;
    }

    int changed() {
        return changed;
    }

    int unchanged() {
        return unchanged;
    }

    /** By line. */
    Map<Long, String> errors() {
        return errors;
    }
}
