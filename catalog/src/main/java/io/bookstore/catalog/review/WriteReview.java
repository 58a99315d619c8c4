package io.bookstore.catalog.review;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.review.ReviewInput.Text;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes reviews, each together with the rating of its book, the trail and the events. */
@Component
class WriteReview {

    private final Reviews reviews;
    private final Purchases purchases;
    private final ReviewTrail trail;
    private final ReviewEvents events;

    WriteReview(Reviews reviews, Purchases purchases, ReviewTrail trail, ReviewEvents events) {
        this.reviews = reviews;
        this.purchases = purchases;
        this.trail = trail;
        this.events = events;
    }

    @Transactional
    Review add(UUID book, UUID user, Text text, Actor actor) {
        if (!reviews.lockBook(book)) {
            throw new ProblemException(BookKey.notFound());
        }
        if (!purchases.has(user, book)) {
            throw new ProblemException(Problems.of(
                    HttpStatus.FORBIDDEN,
                    "not-a-buyer",
                    "Only who bought this book can review it",
                    "Your account has no paid order with this edition."));
        }
        Instant now = reviews.now();
        Review review = new Review(Ids.next(), book, user, text.rating(), text.title(), text.body(), false, now, now);
        if (!reviews.add(review)) {
            throw new ProblemException(Problems.of(
                    HttpStatus.CONFLICT,
                    "already-reviewed",
                    "You have reviewed this book already",
                    "Change the review that you wrote."));
        }
        trail.add(actor, "created", null, review);
        count(null, review);
        return review;
    }

    /** @param mayWrite tells the writer's reviews; those of others are not found */
    @Transactional
    Review change(UUID id, Predicate<Review> mayWrite, Text text, Actor actor) {
        Review before = locked(id, mayWrite);
        reviews.change(id, text);
        Review after = reviews.find(id).orElseThrow();
        trail.add(actor, "changed", before, after);
        count(before, after);
        return after;
    }

    @Transactional
    Review hide(UUID id, boolean hidden, Actor actor) {
        Review before = locked(id, any -> true);
        if (before.hidden() == hidden) {
            return before;
        }
        reviews.hide(id, hidden);
        Review after = reviews.find(id).orElseThrow();
        trail.add(actor, hidden ? "hidden" : "shown", before, after);
        count(before, after);
        return after;
    }

    @Transactional
    void delete(UUID id, Predicate<Review> mayWrite, Actor actor) {
        Review before = locked(id, mayWrite);
        reviews.delete(id);
        trail.add(actor, "deleted", before, null);
        count(before, null);
    }

    /** Takes everything back that ties a person to a book. */
    @Transactional
    void erase(UUID user) {
        for (Review review : reviews.of(user)) {
            delete(review.id(), any -> true, new Actor(null, null, null));
        }
        purchases.forget(user);
        trail.forget(user);
    }

    /** The book's lock first, as everybody who writes reviews takes it. */
    private Review locked(UUID id, Predicate<Review> mayWrite) {
        Review seen = reviews.find(id).filter(mayWrite).orElseThrow(WriteReview::notFound);
        reviews.lockBook(seen.bookId());
        return reviews.find(id).filter(mayWrite).orElseThrow(WriteReview::notFound);
    }

    private void count(@Nullable Review before, @Nullable Review after) {
        int oldWeight = before == null ? 0 : before.weight();
        int newWeight = after == null ? 0 : after.weight();
        int stars =
                (after == null ? 0 : newWeight * after.rating()) - (before == null ? 0 : oldWeight * before.rating());
        if (stars == 0 && oldWeight == newWeight) {
            return;
        }
        UUID book = after != null
                ? after.bookId()
                : java.util.Objects.requireNonNull(before).bookId();
        reviews.count(book, stars, newWeight - oldWeight);
        events.rated(book);
        if (after != null && !after.hidden()) {
            events.published(after);
        }
    }

    static ProblemException notFound() {
        return new ProblemException(Problems.notFound("There is no such review."));
    }
}
