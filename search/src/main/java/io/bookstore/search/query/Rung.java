package io.bookstore.search.query;

import org.jspecify.annotations.Nullable;

/**
 * Where on the ladder something was found.
 *
 * @param corrected the text that was looked for instead
 * @param didYouMean another text that could be looked for
 * @param relaxedFacet the facet whose selection was left out
 */
record Rung(
        Found found,
        Stage stage,
        @Nullable String corrected,
        @Nullable String didYouMean,
        @Nullable Facet relaxedFacet,
        @Nullable String redirect) {

    Rung(Found found, Stage stage) {
        this(found, stage, null, null, null, null);
    }

    Rung offering(@Nullable String otherSpelling) {
        return new Rung(found, stage, corrected, otherSpelling, relaxedFacet, redirect);
    }

    Rung leadingTo(@Nullable String path) {
        return new Rung(found, stage, corrected, didYouMean, relaxedFacet, path);
    }
}
