package io.bookstore.search.query;

import co.elastic.clients.elasticsearch._types.SortOptions;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that makes sense.
 *
 * @param text what is looked for; null when the shopper only browses
 * @param after where the page before ended; wins over the page's number
 * @param sortIsChosen whether the shopper chose it
 * @param byWork one hit per work, with its best edition
 */
record SearchQuery(
        @Nullable String text,
        Selections selections,
        Sort sort,
        boolean sortIsChosen,
        int page,
        int size,
        Set<Facet> facets,
        boolean byWork,
        @Nullable String after) {

    int offset() {
        return (page - 1) * size;
    }

    /** Who only browses sees first what can be bought now, unless another order is asked for. */
    List<SortOptions> order() {
        return sort.order(inStockFirst());
    }

    List<Cursor.Kind> cursorKinds() {
        return sort.kinds(inStockFirst());
    }

    private boolean inStockFirst() {
        return text == null && !sortIsChosen;
    }

    boolean isFirstPage() {
        return page == 1 && after == null;
    }

    SearchQuery narrowedTo(Selections others) {
        return new SearchQuery(text, others, sort, sortIsChosen, page, size, facets, byWork, after);
    }
}
