package io.bookstore.search.query;

import io.bookstore.search.query.SearchAnswer.Hit;
import java.util.List;

/**
 * What Elasticsearch found.
 *
 * @param matched books that match the words, whatever is selected
 * @param total works or books that match the words and the selections
 */
record Found(long matched, long total, List<Hit> hits, List<FacetView> facets) {

    static final Found NOTHING = new Found(0, 0, List.of(), List.of());
}
