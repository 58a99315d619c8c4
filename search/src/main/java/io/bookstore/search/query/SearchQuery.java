package io.bookstore.search.query;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that makes sense.
 *
 * @param text what is looked for; null when the shopper only browses
 * @param byWork one hit per work, with its best edition
 */
record SearchQuery(
        @Nullable String text,
        Selections selections,
        Sort sort,
        int page,
        int size,
        Set<Facet> facets,
        boolean byWork) {

    int offset() {
        return (page - 1) * size;
    }
}
