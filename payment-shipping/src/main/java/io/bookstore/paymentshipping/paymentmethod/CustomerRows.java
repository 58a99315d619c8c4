package io.bookstore.paymentshipping.paymentmethod;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which Stripe customer an account has. */
@Repository
class CustomerRows {

    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param stripeId null until Stripe has answered
     * @param attempt counts the customers that were asked for
     */
    record Row(
            UUID userId,
            @Nullable String stripeId,
            int attempt,
            @Nullable String defaultMethod,
            boolean erasing) {}

    Optional<Row> find(UUID userId) {
        return jdbc.sql("select * from customer where user_id = ?")
                .param(userId)
                .query(CustomerRows::row)
                .optional();
    }

    /** Committed before Stripe is asked, so that every repetition asks under the same key. */
    Row findOrAdd(UUID userId) {
        jdbc.sql("insert into customer (user_id, created_at) values (?, ?) on conflict do nothing")
                .params(userId, now())
                .update();
        return find(userId).orElseThrow();
    }

    void learn(UUID userId, int attempt, String stripeId) {
        jdbc.sql("update customer set stripe_id = ? where user_id = ? and attempt = ? and stripe_id is null")
                .params(stripeId, userId, attempt)
                .update();
    }

    /** Stripe does not know it any more: the next one gets a key of its own. */
    void forget(String stripeId) {
        jdbc.sql("update customer set stripe_id = null, default_method = null, attempt = attempt + 1"
                        + " where stripe_id = ?")
                .param(stripeId)
                .update();
    }

    void choose(UUID userId, String method) {
        jdbc.sql("update customer set default_method = ? where user_id = ?")
                .params(method, userId)
                .update();
    }

    void unchoose(UUID userId, String method) {
        jdbc.sql("update customer set default_method = null where user_id = ? and default_method = ?")
                .params(userId, method)
                .update();
    }

    void requestErasure(UUID userId) {
        jdbc.sql("update customer set erase_at = ?, default_method = null where user_id = ? and erase_at is null")
                .params(now(), userId)
                .update();
    }

    /** Takes customers that are to be erased; whoever dies over one leaves it to be taken again. */
    List<Row> takeErasures(int limit, Duration again) {
        return jdbc.sql("""
                        update customer set erase_at = :again
                        where user_id in (select user_id from customer where erase_at <= :now
                                          order by erase_at limit :limit for update skip locked)
                        returning *
                        """)
                .param("again", Timestamp.from(clock.instant().plus(again)))
                .param("now", now())
                .param("limit", limit)
                .query(CustomerRows::row)
                .list();
    }

    void delete(UUID userId) {
        jdbc.sql("delete from customer where user_id = ?").param(userId).update();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("user_id", UUID.class),
                row.getString("stripe_id"),
                row.getInt("attempt"),
                row.getString("default_method"),
                row.getTimestamp("erase_at") != null);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
