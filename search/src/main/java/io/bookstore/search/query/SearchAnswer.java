package io.bookstore.search.query;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bookstore.search.projection.Book;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a search.
 *
 * @param correctedQuery what was looked for instead; null when it was looked for as typed
 * @param didYouMean another spelling that more books have, when few have this one; nothing was changed
 * @param relaxedFacet the selection that was left out because nothing was left with it
 * @param redirect a path of the shop to go to instead: where staff send this query, or the book of an ISBN
 * @param stage {@code exact}, {@code corrected}, {@code relaxed} (some of the words, or all selections but one) or
 *     {@code popular} (nothing matched)
 * @param nextCursor what to give as {@code after} for the next page; null on the last one
 * @param degraded whether catalog answered because the index did not: no facets then
 */
record SearchAnswer(
        List<Hit> hits,
        long total,
        int page,
        int size,
        List<FacetView> facets,
        String sort,
        @Nullable String correctedQuery,
        @Nullable String didYouMean,
        @Nullable String relaxedFacet,
        @Nullable String redirect,
        String stage,
        @Nullable String nextCursor,
        boolean degraded,
        UUID queryId,
        long tookMs) {

    /**
     * @param score null when not sorted by relevance
     * @param highlights escaped HTML by field, matches in {@code <mark>}
     * @param editionsCount how many editions of the work are on sale
     */
    record Hit(
            @JsonUnwrapped Book book,
            @Nullable Double score,
            Map<String, List<String>> highlights,
            int editionsCount) {}
}
