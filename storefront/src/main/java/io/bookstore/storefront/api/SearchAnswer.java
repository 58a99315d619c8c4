package io.bookstore.storefront.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of hits with the facets of the whole result. */
public record SearchAnswer(
        List<Book> hits,
        long total,
        int page,
        int size,
        List<Facet> facets,
        @Nullable String sort,
        @Nullable String correctedQuery,
        @Nullable String stage,
        @Nullable String didYouMean,
        @Nullable String redirect,
        @Nullable Boolean degraded,
        @Nullable String queryId) {

    public SearchAnswer {
        hits = Book.unlessNull(hits);
        facets = Book.unlessNull(facets);
    }

    public record Facet(
            String id, @Nullable String label, @Nullable String type, List<Option> options) {
        public Facet {
            options = Book.unlessNull(options);
        }
    }

    /** Search rests and catalog answered instead, without looking at the words. */
    public boolean isDegraded() {
        return degraded != null && degraded;
    }

    public record Option(String value, String label, long count, boolean selected) {}
}
