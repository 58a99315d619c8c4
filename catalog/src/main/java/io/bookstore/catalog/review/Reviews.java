package io.bookstore.catalog.review;

import io.bookstore.catalog.review.ReviewInput.Text;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The reviews and what they add up to. Whoever writes a review holds the lock of its book, so sum and count are always
 * those of the reviews that are shown.
 */
@Repository
class Reviews {

    private final JdbcClient jdbc;
    private final Clock clock;

    Reviews(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether it is there and not deleted. */
    boolean lockBook(UUID book) {
        return jdbc.sql("select active from book where id = :book for update")
                .param("book", book)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    Optional<Review> find(UUID id) {
        return jdbc.sql("select * from review where id = :id")
                .param("id", id)
                .query(Review.class)
                .optional();
    }

    List<Review> of(UUID user) {
        return jdbc.sql("select * from review where user_id = :user order by book_id")
                .param("user", user)
                .query(Review.class)
                .list();
    }

    /** False when this user has reviewed this book already. */
    boolean add(Review review) {
        return jdbc.sql("""
                        insert into review (id, book_id, user_id, rating, title, body, hidden, created_at, updated_at)
                        values (:id, :book, :user, :rating, :title, :body, false, :now, :now)
                        on conflict (book_id, user_id) do nothing
                        """)
                        .param("id", review.id())
                        .param("book", review.bookId())
                        .param("user", review.userId())
                        .param("rating", review.rating())
                        .param("title", review.title())
                        .param("body", review.body())
                        .param("now", Timestamp.from(review.createdAt()))
                        .update()
                == 1;
    }

    void change(UUID id, Text text) {
        jdbc.sql("""
                        update review set rating = :rating, title = :title, body = :body, updated_at = :now
                        where id = :id
                        """)
                .param("rating", text.rating())
                .param("title", text.title())
                .param("body", text.body())
                .param("now", Timestamp.from(now()))
                .param("id", id)
                .update();
    }

    void hide(UUID id, boolean hidden) {
        jdbc.sql("update review set hidden = :hidden where id = :id")
                .param("hidden", hidden)
                .param("id", id)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("delete from review where id = :id").param("id", id).update();
    }

    /** Moves the rating of a book; the database works out the average. */
    void count(UUID book, int stars, int reviews) {
        jdbc.sql("""
                        update book set reviews_sum = reviews_sum + :stars, reviews_count = reviews_count + :reviews,
                            version = version + 1, updated_at = :now
                        where id = :book
                        """)
                .param("stars", stars)
                .param("reviews", reviews)
                .param("now", Timestamp.from(now()))
                .param("book", book)
                .update();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
