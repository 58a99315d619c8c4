package io.bookstore.storefront.book;

import io.bookstore.storefront.api.Review;
import io.bookstore.storefront.api.ReviewsApi.Writing;
import io.bookstore.storefront.shop.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A review as typed. */
record ReviewForm(
        @Nullable String rating,
        @Nullable String title,
        @Nullable String body) {

    private static final int LONGEST_TITLE = 120;
    private static final int LONGEST = 5_000;

    ReviewForm {
        rating = Texts.line(rating);
        title = Texts.line(title);
        body = Texts.lines(body);
    }

    static ReviewForm empty() {
        return new ReviewForm("", "", "");
    }

    static ReviewForm of(Review review) {
        return new ReviewForm(Integer.toString(review.rating()), review.title(), review.body());
    }

    Map<String, String> errors() {
        Map<String, String> errors = new LinkedHashMap<>();
        if (!Texts.orEmpty(rating).matches("[1-5]")) errors.put("rating", "Choose from one to five stars.");
        check(errors, "title", Texts.orEmpty(title), LONGEST_TITLE, "Give your review a title.");
        check(errors, "body", Texts.orEmpty(body), LONGEST, "Write what you think of the book.");
        return errors;
    }

    private static void check(Map<String, String> errors, String field, String text, int longest, String whenEmpty) {
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty()) errors.put(field, whenEmpty);
        else if (length > longest) {
            errors.put(
                    field,
                    "Use at most " + Texts.number(longest) + " characters; these are " + Texts.number(length) + ".");
        }
    }

    Writing writing() {
        return new Writing(Integer.parseInt(Texts.orEmpty(rating)), Texts.orEmpty(title), Texts.orEmpty(body));
    }
}
