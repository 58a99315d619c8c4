package io.bookstore.search.desk;

import java.util.Locale;

/** The lists that staff keep. */
enum DeskKind {
    SYNONYMS,
    PINS,
    REDIRECTS;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
