package io.bookstore.search.query;

import io.bookstore.search.query.SearchAnswer.Hit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Elasticsearch found.
 *
 * @param matched books that match the words, whatever is selected
 * @param total works or books that match the words and the selections
 * @param nextCursor where this page ends; null when it is the last
 */
record Found(
        long matched,
        long total,
        List<Hit> hits,
        List<FacetView> facets,
        @Nullable String nextCursor) {

    static final Found NOTHING = new Found(0, 0, List.of(), List.of(), null);
}
