package io.bookstore.storefront.book;

import io.bookstore.storefront.shop.Pager;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The reviews on the page of a book.
 *
 * @param average in words, or null when nobody has reviewed it
 * @param mine the id of the asking account's review of this very edition, whose text is then in the form
 * @param open whether the form is unfolded
 */
record ReviewsPart(
        String bookId,
        @Nullable String average,
        String count,
        List<Bar> bars,
        List<Shown> reviews,
        Pager pager,
        boolean signedIn,
        @Nullable String mine,
        ReviewForm form,
        Map<String, String> errors,
        boolean open) {

    /** @param percent of all reviews */
    record Bar(int stars, long count, int percent) {}

    record Shown(
            String id,
            int rating,
            String stars,
            String title,
            List<String> paragraphs,
            String written,
            boolean edited,
            boolean hidden,
            boolean mine) {}

    public boolean isEmpty() {
        return reviews.isEmpty();
    }
}
