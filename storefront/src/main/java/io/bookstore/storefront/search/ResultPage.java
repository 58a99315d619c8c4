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
        @Nullable Suggested didYouMean,
        Outcome outcome,
        String withoutFacets,
        Pager pager) {

    /** How the hits came about. */
    enum Outcome {
        FOUND,
        /** Nothing has the words as typed; these have what was probably meant. */
        CORRECTED,
        /** Not all words were found together; these come closest. */
        RELAXED,
        /** Nothing matches; popular books are shown instead. */
        NOTHING,
        /** Search rests; the shelf is shown. */
        RESTING
    }

    /**
     * @param open whether the list is unfolded at first
     * @param searched whether there may be more options than are listed, to be found by how they begin
     */
    record FacetView(
            String id, String label, boolean open, List<OptionView> options, List<OptionView> more, boolean searched) {}

    /** @param children options below it in a tree */
    record OptionView(
            String elementId, String label, long count, boolean selected, String url, List<OptionView> children) {}

    /** A chosen option, with the address of the search without it. */
    record Chip(String label, String url) {}

    record SortOption(String value, String label, boolean selected) {}

    /**
     * @param words what was searched for instead
     * @param asTyped the search for the very words that were typed, where that makes sense
     */
    record Correction(String words, @Nullable String asTyped) {}

    /** Words that may be meant. */
    record Suggested(String words, String url) {}

    public boolean isCorrected() {
        return outcome == Outcome.CORRECTED && correction != null;
    }

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
