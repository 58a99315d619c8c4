package io.bookstore.catalog.review;

import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import java.sql.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pages of reviews, the newest first: two statements each, and one for the summary. */
@Component
class ListReviews {

    private static final String OF_WORK = """
            from review where book_id in (
                select edition.id from book edition join book on book.work_id = edition.work_id where book.id = :book)
            """;

    private final JdbcClient jdbc;

    ListReviews(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of all editions of the book's work.
     *
     * @param all the hidden ones too, else only those that the reader wrote
     */
    @Transactional(readOnly = true)
    Page<ReviewView> ofWork(UUID book, @Nullable UUID reader, boolean all, PageQuery query) {
        Map<String, Object> parameters = new HashMap<>(Map.of("book", book));
        String visible = "";
        if (!all) {
            visible = reader == null ? " and not hidden" : " and (not hidden or user_id = :reader)";
        }
        if (!all && reader != null) {
            parameters.put("reader", reader);
        }
        return page(OF_WORK + visible, parameters, reader, query);
    }

    @Transactional(readOnly = true)
    Page<ReviewView> desk(@Nullable Boolean hidden, @Nullable UUID book, @Nullable UUID reader, PageQuery query) {
        Map<String, Object> parameters = new HashMap<>();
        String where = "from review where true";
        if (hidden != null) {
            where += hidden ? " and hidden" : " and not hidden";
        }
        if (book != null) {
            where += " and book_id = :book";
            parameters.put("book", book);
        }
        return page(where, parameters, reader, query);
    }

    /** Of the reviews that everybody sees. */
    Summary summary(UUID book) {
        Map<Integer, Long> stars = new HashMap<>();
        jdbc.sql("select rating, count(*) as reviews " + OF_WORK + " and not hidden group by rating")
                .param("book", book)
                .query(row -> {
                    stars.put(row.getInt("rating"), row.getLong("reviews"));
                });
        return Summary.of(stars);
    }

    private Page<ReviewView> page(
            String where, Map<String, Object> parameters, @Nullable UUID reader, PageQuery query) {
        long total = jdbc.sql("select count(*) " + where)
                .params(parameters)
                .query(Long.class)
                .single();
        Map<String, Object> all = new HashMap<>(parameters);
        String after = query.after();
        if (after != null) {
            List<String> cursor = Cursors.decode(after, 2);
            all.put("after_at", Timestamp.from(instant(cursor.getFirst())));
            all.put("after_id", id(cursor.getLast()));
        }
        List<Review> reviews = jdbc.sql("select * " + where
                        + (after == null ? "" : " and (created_at, id) < (:after_at, :after_id)")
                        + " order by created_at desc, id desc limit :limit offset :offset")
                .params(all)
                .param("limit", query.limit())
                .param("offset", after == null ? query.offset() : 0)
                .query(Review.class)
                .list();
        return Page.of(
                reviews.stream().map(review -> ReviewView.of(review, reader)).toList(),
                total,
                query,
                review -> Cursors.encode(review.createdAt(), review.id()));
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (Math.abs(instant.getEpochSecond()) < 100_000_000_000L) { // what the database can hold
                return instant;
            }
        } catch (DateTimeException nonsense) {
            throw Cursors.invalid();
        }
        throw Cursors.invalid();
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException nonsense) {
            throw Cursors.invalid();
        }
    }
}
