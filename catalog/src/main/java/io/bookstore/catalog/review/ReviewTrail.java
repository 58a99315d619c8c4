package io.bookstore.catalog.review;

import io.bookstore.catalog.audit.Actor;
import io.bookstore.catalog.audit.Differences;
import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who did what to which review, without its words. */
@Repository
class ReviewTrail {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ReviewTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** @param after null when the review is gone */
    void add(Actor actor, String action, @Nullable Review before, @Nullable Review after) {
        Review review = after != null ? after : java.util.Objects.requireNonNull(before);
        jdbc.sql("""
                        insert into review_change (id, review_id, book_id, action, changes, actor_id, request_id, at)
                        values (:id, :review, :book, :action, cast(:changes as jsonb), :actor, :request, :now)
                        """)
                .param("id", Ids.next())
                .param("review", review.id())
                .param("book", review.bookId())
                .param("action", action)
                .param("changes", Differences.between(tree(before), tree(after)).toString())
                .param("actor", actor.userId())
                .param("request", actor.requestId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The account is gone: nothing says any more what it did. */
    void forget(UUID user) {
        jdbc.sql("update review_change set actor_id = null where actor_id = :user")
                .param("user", user)
                .update();
    }

    private ObjectNode tree(@Nullable Review review) {
        ObjectNode tree = json.createObjectNode();
        if (review == null) {
            return tree.putNull("rating").putNull("hidden");
        }
        return tree.put("rating", review.rating()).put("hidden", review.hidden());
    }
}
