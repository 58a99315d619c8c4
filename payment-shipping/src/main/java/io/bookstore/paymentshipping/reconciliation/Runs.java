package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.platform.ids.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row: which replica compares, how far it came, and what the last run did. */
@Repository
class Runs {

    private final JdbcClient jdbc;
    private final Clock clock;

    Runs(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param watermark all that Stripe made before is compared; null before the first run */
    record Begun(UUID leaseToken, @Nullable Instant watermark) {}

    /** The right to compare, unless another replica has it. */
    Optional<Begun> begin(Duration lease) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update reconciliation set lease_token = :token, lease_until = :until, started_at = :now
                        where lease_until is null or lease_until < :now
                        returning lease_token, watermark
                        """)
                .param("token", Ids.next())
                .param("until", Timestamp.from(now.plus(lease)))
                .param("now", Timestamp.from(now))
                .query(Begun.class)
                .optional();
    }

    /** What was compared in one run. */
    record Counts(long intents, long refunds, long orders) {}

    void finish(Begun run, Instant watermark, Counts counts) {
        jdbc.sql("""
                        update reconciliation set lease_token = null, lease_until = null, watermark = :watermark,
                            finished_at = :now, error = null, intents = :intents, refunds = :refunds, orders = :orders
                        where lease_token = :token
                        """)
                .param("watermark", Timestamp.from(watermark))
                .param("now", Timestamp.from(clock.instant()))
                .param("intents", counts.intents())
                .param("refunds", counts.refunds())
                .param("orders", counts.orders())
                .param("token", run.leaseToken())
                .update();
    }

    void fail(Begun run, String error) {
        jdbc.sql("update reconciliation set lease_token = null, lease_until = null, error = ? where lease_token = ?")
                .params(error, run.leaseToken())
                .update();
    }

    /** The last run. */
    record State(
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant watermark,
            @Nullable String error,
            long intents,
            long refunds,
            long orders) {}

    State state() {
        return jdbc.sql(
                        "select started_at, finished_at, watermark, error, intents, refunds, orders from reconciliation")
                .query(State.class)
                .single();
    }
}
