package io.bookstore.storefront.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.DeleteExchange;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.annotation.PutExchange;

/** What buyers think of books. */
public interface ReviewsApi {

    record Writing(int rating, String title, String body) {}

    record Hiding(boolean hidden) {}

    /** One page of reviews with the figures of all of them. */
    record Reviews(
            @Nullable List<Review> data,
            long total,
            @Nullable Summary summary) {
        @Override
        public List<Review> data() {
            return data == null ? List.of() : data;
        }
    }

    /** @param stars how many gave 1, 2, 3, 4 and 5 */
    record Summary(
            @Nullable Double average, long count, @Nullable Map<String, Long> stars) {
        public long of(int rating) {
            return stars == null ? 0 : stars.getOrDefault(Integer.toString(rating), 0L);
        }
    }

    @GetExchange("/v1/books/{bookId}/reviews")
    Reviews reviews(OnBehalf who, @PathVariable String bookId, @RequestParam int limit, @RequestParam long offset);

    @PostExchange("/v1/books/{bookId}/reviews")
    void write(OnBehalf who, @PathVariable String bookId, @RequestBody Writing review);

    @PutExchange("/v1/reviews/{id}")
    void rewrite(OnBehalf who, @PathVariable String id, @RequestBody Writing review);

    @PutExchange("/v1/reviews/{id}")
    void hide(OnBehalf who, @PathVariable String id, @RequestBody Hiding hiding);

    @DeleteExchange("/v1/reviews/{id}")
    void delete(OnBehalf who, @PathVariable String id);

    /** For moderation: of all books, newest first. */
    @GetExchange("/v1/admin/reviews")
    Listing<Review> all(OnBehalf who, @RequestParam MultiValueMap<String, String> query);
}
