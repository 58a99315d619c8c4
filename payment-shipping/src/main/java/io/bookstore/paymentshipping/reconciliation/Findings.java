package io.bookstore.paymentshipping.reconciliation;

import io.bookstore.platform.ids.Ids;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What did not agree, once per kind and subject, for as long as it lasts and after. */
@Repository
class Findings {

    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return whether it was not open before */
    boolean see(Finding finding) {
        return jdbc.sql("""
                        with before as (
                            select state from reconciliation_finding where kind = :kind and subject = :subject)
                        insert into reconciliation_finding as known (finding_id, kind, subject, payment_id, order_id,
                            detail, repairing, state, first_seen, last_seen)
                        values (:id, :kind, :subject, :payment, :order, :detail, :repairing, 'open', :now, :now)
                        on conflict (kind, subject) do update
                        set detail = excluded.detail, state = 'open', last_seen = excluded.last_seen,
                            times = known.times + 1
                        returning coalesce((select state from before), 'none') <> 'open'
                        """)
                .param("id", Ids.next())
                .param("kind", finding.kind().word())
                .param("subject", finding.subject())
                .param("payment", finding.paymentId())
                .param("order", finding.orderId())
                .param("detail", finding.detail())
                .param("repairing", finding.kind().isRepaired())
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    /** Closes what was open of these subjects and was not seen again. */
    int close(FindingKind.Side side, Collection<String> compared, Collection<Finding> seen) {
        int closed = 0;
        for (Row open : open(side)) {
            boolean again = seen.stream()
                    .anyMatch(each -> each.kind().word().equals(open.kind())
                            && each.subject().equals(open.subject()));
            if (!again && compared.contains(open.subject())) {
                closed += jdbc.sql("update reconciliation_finding set state = "
                                + "case when repairing then 'repaired' else 'resolved' end where finding_id = ?")
                        .param(open.findingId())
                        .update();
            }
        }
        return closed;
    }

    /** A finding as staff see it. */
    record Row(
            UUID findingId,
            String kind,
            String subject,
            @Nullable UUID paymentId,
            @Nullable UUID orderId,
            String detail,
            boolean repairing,
            String state,
            Instant firstSeen,
            Instant lastSeen,
            int times) {}

    List<Row> open(FindingKind.Side side) {
        return jdbc.sql("select * from reconciliation_finding where state = 'open' and kind in (:kinds)")
                .param("kinds", FindingKind.words(side))
                .query(Row.class)
                .list();
    }

    long count(@Nullable String state) {
        return jdbc.sql("select count(*) from reconciliation_finding where :state::text is null or state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    /** Those seen last come first. */
    List<Row> page(@Nullable String state, PageQuery query) {
        String after = query.after();
        Place place = after == null ? null : Place.of(after);
        return jdbc.sql("""
                        select * from reconciliation_finding
                        where (:state::text is null or state = :state)
                          and (:at::timestamptz is null or (last_seen, finding_id) < (:at, :id))
                        order by last_seen desc, finding_id desc limit :limit offset :offset
                        """)
                .param("state", state)
                .param("at", place == null ? null : Timestamp.from(place.at()))
                .param("id", place == null ? null : place.id())
                .param("limit", query.limit())
                .param("offset", place == null ? query.offset() : 0)
                .query(Row.class)
                .list();
    }

    static String cursorOf(Row row) {
        return Cursors.encode(row.lastSeen(), row.findingId());
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

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
