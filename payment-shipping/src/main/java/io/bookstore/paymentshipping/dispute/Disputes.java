package io.bookstore.paymentshipping.dispute;

import io.bookstore.paymentshipping.stripe.DisputeReading;
import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class Disputes {

    private static final String WANTED =
            "(:open::boolean is null or open = :open) and (:order::uuid is null or order_id = :order)";

    private final JdbcClient jdbc;
    private final Clock clock;

    Disputes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Dispute> find(String stripeDisputeId) {
        return jdbc.sql("select * from dispute where stripe_dispute_id = ?")
                .param(stripeDisputeId)
                .query(Dispute.class)
                .optional();
    }

    Dispute insert(DisputeReading reading, UUID paymentId, UUID orderId, Duration askAgain) {
        return jdbc.sql("""
                        insert into dispute (dispute_id, stripe_dispute_id, payment_id, order_id, amount_cents, currency,
                                             reason, status, open, evidence_due_at, opened_at, check_at, updated_at)
                        values (:id, :stripe_id, :payment, :order, :amount, :currency,
                                :reason, 'new', true, :due, :opened, :check_at, :now)
                        returning *
                        """)
                .param("id", Ids.next())
                .param("stripe_id", reading.stripeDisputeId())
                .param("payment", paymentId)
                .param("order", orderId)
                .param("amount", reading.amountCents())
                .param("currency", reading.currency())
                .param("reason", reading.reason())
                .param("due", timestamp(reading.evidenceDueAt()))
                .param("opened", timestamp(reading.createdAt()))
                .param("check_at", timestamp(clock.instant().plus(askAgain)))
                .param("now", timestamp(clock.instant()))
                .query(Dispute.class)
                .single();
    }

    Dispute update(Dispute dispute, DisputeReading reading, boolean open, long withdrawnCents, long feeCents) {
        return jdbc.sql("""
                        update dispute
                        set amount_cents = :amount, reason = :reason, status = :status, open = :open,
                            evidence_due_at = :due, withdrawn_cents = :withdrawn, fee_cents = :fee,
                            closed_at = case when :open then null else coalesce(closed_at, :now::timestamptz) end,
                            version = version + 1, updated_at = :now
                        where dispute_id = :id
                        returning *
                        """)
                .param("amount", reading.amountCents())
                .param("reason", reading.reason())
                .param("status", reading.status())
                .param("open", open)
                .param("due", timestamp(reading.evidenceDueAt()))
                .param("withdrawn", withdrawnCents)
                .param("fee", feeCents)
                .param("now", timestamp(clock.instant()))
                .param("id", dispute.disputeId())
                .query(Dispute.class)
                .single();
    }

    /** Takes open ones whose time has come. */
    List<String> takeDue(int limit, Duration askAgain) {
        return jdbc.sql("""
                        update dispute set check_at = :again
                        where dispute_id in (select dispute_id from dispute where open and check_at <= :now
                                             order by check_at limit :limit for update skip locked)
                        returning stripe_dispute_id
                        """)
                .param("again", timestamp(clock.instant().plus(askAgain)))
                .param("now", timestamp(clock.instant()))
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    long count(@Nullable Boolean open, @Nullable UUID orderId) {
        return jdbc.sql("select count(*) from dispute where " + WANTED)
                .param("open", open)
                .param("order", orderId)
                .query(Long.class)
                .single();
    }

    /** Newest first. */
    List<Dispute> page(@Nullable Boolean open, @Nullable UUID orderId, PageQuery query) {
        String after = query.after();
        Place place = after == null ? null : Place.of(after);
        return jdbc.sql("select * from dispute where " + WANTED
                        + " and (:at::timestamptz is null or (opened_at, dispute_id) < (:at, :id))"
                        + " order by opened_at desc, dispute_id desc limit :limit offset :offset")
                .param("open", open)
                .param("order", orderId)
                .param("at", place == null ? null : Timestamp.from(place.at()))
                .param("id", place == null ? null : place.id())
                .param("limit", query.limit())
                .param("offset", place == null ? query.offset() : 0)
                .query(Dispute.class)
                .list();
    }

    static String cursorOf(Instant openedAt, UUID disputeId) {
        return Cursors.encode(openedAt, disputeId);
    }

    private record Place(Instant at, UUID id) {
        static Place of(String cursor) {
            List<String> values = Cursors.decode(cursor, 2);
            try {
                return new Place(Instant.parse(values.getFirst()), UUID.fromString(values.getLast()));
            } catch (DateTimeException | IllegalArgumentException foreign) {
                throw Cursors.invalid();
            }
        }
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
