package io.bookstore.search.query;

import java.util.Locale;

/** How far a search had to go to find something. It depends on the words alone, never on what is selected. */
enum Stage {
    EXACT,
    CORRECTED,
    RELAXED,
    POPULAR;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
