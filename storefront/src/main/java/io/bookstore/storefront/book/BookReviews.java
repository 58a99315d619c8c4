package io.bookstore.storefront.book;

import io.bookstore.storefront.api.OnBehalf;
import io.bookstore.storefront.api.Review;
import io.bookstore.storefront.api.ReviewsApi;
import io.bookstore.storefront.api.ReviewsApi.Reviews;
import io.bookstore.storefront.api.ReviewsApi.Summary;
import io.bookstore.storefront.book.ReviewsPart.Bar;
import io.bookstore.storefront.book.ReviewsPart.Shown;
import io.bookstore.storefront.shop.DateWords;
import io.bookstore.storefront.shop.Pager;
import io.bookstore.storefront.shop.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the reviews of a book into what its page shows. */
@Component
class BookReviews {

    static final int SIZE = 10;
    static final int DEEPEST = 1_000;
    private static final int MOST_STARS = 5;

    private final ReviewsApi api;
    private final DateWords dates;

    BookReviews(ReviewsApi api, DateWords dates) {
        this.api = api;
        this.dates = dates;
    }

    /**
     * What was typed into the form and what is wrong with it.
     *
     * @param form null when nothing was sent
     */
    record Attempt(@Nullable ReviewForm form, Map<String, String> errors) {
        static final Attempt NONE = new Attempt(null, Map.of());
    }

    Reviews fetch(String bookId, int page, OnBehalf who) {
        return api.reviews(who, bookId, SIZE, (page - 1L) * SIZE);
    }

    ReviewsPart part(String bookId, String url, int page, Reviews found, boolean signedIn, Attempt attempt) {
        Summary summary = Objects.requireNonNullElse(found.summary(), new Summary(null, 0, Map.of()));
        Optional<Review> mine = found.data().stream()
                .filter(review -> review.isMine() && bookId.equals(review.bookId()))
                .findFirst();
        ReviewForm typed = attempt.form();
        return new ReviewsPart(
                bookId,
                summary.average() == null || summary.count() == 0
                        ? null
                        : String.format(Locale.ENGLISH, "%.1f", summary.average()),
                Texts.count(summary.count(), "review", "reviews"),
                bars(summary),
                found.data().stream().map(this::shown).toList(),
                Pager.of(page, SIZE, found.total(), DEEPEST, n -> url + "?reviews=" + n + "#reviews"),
                signedIn,
                mine.map(Review::id).orElse(null),
                typed != null ? typed : mine.map(ReviewForm::of).orElseGet(ReviewForm::empty),
                attempt.errors(),
                typed != null);
    }

    private static List<Bar> bars(Summary summary) {
        long all = Math.max(1, summary.count());
        return IntStream.iterate(MOST_STARS, stars -> stars > 0, stars -> stars - 1)
                .mapToObj(stars -> new Bar(stars, summary.of(stars), (int) (summary.of(stars) * 100 / all)))
                .toList();
    }

    private Shown shown(Review review) {
        int rating = Math.clamp(review.rating(), 0, MOST_STARS);
        boolean edited = review.updatedAt() != null && !review.updatedAt().equals(review.createdAt());
        return new Shown(
                review.id(),
                rating,
                "★".repeat(rating) + "☆".repeat(MOST_STARS - rating),
                Texts.orEmpty(review.title()),
                Texts.paragraphs(review.body()),
                dates.day(review.createdAt()),
                edited,
                review.isHidden(),
                review.isMine());
    }
}
