package io.bookstore.storefront.search;

import io.bookstore.storefront.shop.BookCard;
import io.bookstore.storefront.shop.Pager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that the result page shows. */
record ResultPage(
        String q,
        long total,
        List<BookCard> cards,
        List<FacetView> facets,
        List<Chip> chips,
        List<SortOption> sorts,
        @Nullable Correction correction,
        Outcome outcome,
        String withoutFacets,
        Pager pager) {

    /** How the hits came about. */
    enum Outcome {
        FOUND,
        /** Not all words were found together; these come closest. */
        RELAXED,
        /** Nothing matches; popular books are shown instead. */
        NOTHING,
        /** Search rests; the shelf is shown. */
        RESTING
    }

    /** @param open whether the list is unfolded at first */
    record FacetView(String id, String label, boolean open, List<OptionView> options, List<OptionView> more) {}

    record OptionView(String elementId, String label, long count, boolean selected, String url) {}

    /** A chosen option, with the address of the search without it. */
    record Chip(String label, String url) {}

    record SortOption(String value, String label, boolean selected) {}

    record Correction(String words, String url) {}

    public boolean isNothing() {
        return outcome == Outcome.NOTHING;
    }

    public boolean isRelaxed() {
        return outcome == Outcome.RELAXED;
    }

    public boolean isResting() {
        return outcome == Outcome.RESTING;
    }
}
