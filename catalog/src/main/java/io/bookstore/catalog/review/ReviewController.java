package io.bookstore.catalog.review;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.book.BookKey;
import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.platform.problem.ProblemException;
import io.bookstore.platform.problem.Problems;
import io.bookstore.platform.security.Caller;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReviewController {

    private final WriteReview writeReview;
    private final ListReviews listReviews;
    private final BookRows rows;

    ReviewController(WriteReview writeReview, ListReviews listReviews, BookRows rows) {
        this.writeReview = writeReview;
        this.listReviews = listReviews;
        this.rows = rows;
    }

    @GetMapping("/v1/books/{id}/reviews")
    ResponseEntity<ReviewsView> list(
            @PathVariable String id, PageQuery query, Caller caller, HttpServletRequest request) {
        UUID book = find(id);
        ResponseEntity<Page<ReviewView>> answer = listReviews
                .ofWork(book, caller.userId(), caller.isStaff(), query)
                .answer(request);
        Page<ReviewView> page = answer.getBody();
        return ResponseEntity.ok()
                .headers(answer.getHeaders())
                .body(new ReviewsView(java.util.Objects.requireNonNull(page), listReviews.summary(book)));
    }

    @PostMapping(path = "/v1/books/{id}/reviews", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ReviewView> add(@PathVariable String id, @RequestBody ReviewInput input, Caller caller) {
        UUID user = caller.requireUser();
        ReviewInput.Text text = input.checked();
        Review review = writeReview.add(find(id), user, text, Actor.of(caller));
        return ResponseEntity.created(URI.create("/v1/reviews/" + review.id())).body(ReviewView.of(review, user));
    }

    /** Its writer sends the whole review, staff whether it is hidden. */
    @PutMapping(path = "/v1/reviews/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ReviewView change(@PathVariable UUID id, @RequestBody ChangeView change, Caller caller) {
        UUID user = caller.requireUser();
        if (change.hidden() == null) {
            ReviewInput.Text text = new ReviewInput(change.rating(), change.title(), change.body()).checked();
            return ReviewView.of(
                    writeReview.change(id, review -> review.userId().equals(user), text, Actor.of(caller)), user);
        }
        if (change.rating() != null || change.title() != null || change.body() != null) {
            throw new ProblemException(Problems.invalid("hidden", "cannot be sent together with a review"));
        }
        if (!caller.isStaff()) {
            throw new AccessDeniedException("only staff hide reviews");
        }
        return ReviewView.of(writeReview.hide(id, change.hidden(), Actor.of(caller)), user);
    }

    @DeleteMapping("/v1/reviews/{id}")
    ResponseEntity<Void> delete(@PathVariable UUID id, Caller caller) {
        UUID user = caller.requireUser();
        writeReview.delete(id, review -> caller.isStaff() || review.userId().equals(user), Actor.of(caller));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/v1/admin/reviews")
    ResponseEntity<Page<ReviewView>> desk(
            @RequestParam(required = false) @Nullable Boolean hidden,
            @RequestParam(name = "book_id", required = false) @Nullable UUID book,
            PageQuery query,
            Caller caller,
            HttpServletRequest request) {
        return listReviews.desk(hidden, book, caller.userId(), query).answer(request);
    }

    private UUID find(String id) {
        return rows.idOf(BookKey.ofPath(id))
                .flatMap(rows::find)
                .filter(BookView::active)
                .map(BookView::id)
                .orElseThrow(() -> new ProblemException(BookKey.notFound()));
    }

    record ReviewsView(@JsonUnwrapped Page<ReviewView> page, Summary summary) {}

    record ChangeView(
            @Nullable Integer rating,
            @Nullable String title,
            @Nullable String body,
            @Nullable Boolean hidden) {}
}
