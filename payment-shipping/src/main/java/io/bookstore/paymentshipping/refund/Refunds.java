package io.bookstore.paymentshipping.refund;

import io.bookstore.paymentshipping.stripe.RefundReading;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Refunds {

    private final JdbcClient jdbc;
    private final Clock clock;

    Refunds(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Refund insert(UUID refundId, UUID paymentId, long amountCents, String reason, Duration checkAfter) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        insert into refund (refund_id, payment_id, amount_cents, reason, status, sent_at, check_at,
                                            created_at, updated_at)
                        values (:id, :payment_id, :amount, :reason, 'unknown', :now, :check_at, :now, :now)
                        returning *
                        """)
                .param("id", refundId)
                .param("payment_id", paymentId)
                .param("amount", amountCents)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .param("check_at", Timestamp.from(now.plus(checkAfter)))
                .query(Refunds::refund)
                .single();
    }

    Optional<Refund> find(UUID refundId) {
        return jdbc.sql("select * from refund where refund_id = ?")
                .param(refundId)
                .query(Refunds::refund)
                .optional();
    }

    void update(UUID refundId, RefundReading reading, RefundStatus status, @Nullable Long refundedTotal) {
        jdbc.sql("""
                        update refund set status = :status, stripe_refund_id = coalesce(stripe_refund_id, :stripe_id),
                            refunded_total = :total, updated_at = :now
                        where refund_id = :id
                        """)
                .param("status", status.word())
                .param("stripe_id", reading.stripeRefundId())
                .param("total", refundedTotal)
                .param("now", now())
                .param("id", refundId)
                .update();
    }

    void fail(UUID refundId) {
        jdbc.sql("update refund set status = 'failed', updated_at = ? where refund_id = ?")
                .params(now(), refundId)
                .update();
    }

    /** The attempt was proven to have had no effect: the next one gets a key of its own. */
    boolean beginNextAttempt(UUID refundId, int attempt) {
        return jdbc.sql("""
                                update refund set attempt = attempt + 1, sent_at = :now, updated_at = :now
                                where refund_id = :id and attempt = :attempt and status = 'unknown'
                                """)
                        .param("now", now())
                        .param("id", refundId)
                        .param("attempt", attempt)
                        .update()
                == 1;
    }

    /** Takes open refunds whose time has come; each is asked about less and less often. */
    List<UUID> takeDue(int limit, Duration askAfter) {
        return jdbc.sql("""
                        update refund
                        set checks = checks + 1, check_at = :now::timestamptz + make_interval(secs => :pause * least(power(2, checks), 64))
                        where refund_id in (
                            select refund_id from refund where status in ('unknown', 'pending') and check_at <= :now
                            order by check_at limit :limit for update skip locked)
                        returning refund_id
                        """)
                .param("now", now())
                .param("pause", askAfter.toMillis() / 1_000.0)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    private static Refund refund(ResultSet row, int n) throws SQLException {
        long total = row.getLong("refunded_total");
        Long refundedTotal = row.wasNull() ? null : (Long) total;
        return new Refund(
                row.getObject("refund_id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getLong("amount_cents"),
                RefundStatus.of(row.getString("status")),
                row.getInt("attempt"),
                row.getString("stripe_refund_id"),
                row.getTimestamp("sent_at").toInstant(),
                refundedTotal);
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
