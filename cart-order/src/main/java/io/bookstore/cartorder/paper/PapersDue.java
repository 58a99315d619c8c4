package io.bookstore.cartorder.paper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The papers that are still to be written. They wait here so that no payment waits for the counter of numbers. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class PapersDue {

    private final JdbcClient jdbc;
    private final Clock clock;

    PapersDue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public void invoice(UUID order, long totalCents) {
        add(order, order, PaperKind.INVOICE, totalCents);
    }

    /** @param amountCents what went back with this refund and is on no other credit note */
    public void creditNote(UUID order, UUID refund, long amountCents) {
        add(refund, order, PaperKind.CREDIT_NOTE, amountCents);
    }

    private void add(UUID source, UUID order, PaperKind kind, long amountCents) {
        jdbc.sql("""
                        insert into paper_due (source_id, order_id, kind, amount_cents, due_at)
                        values (:source, :order, :kind, :amount, :now) on conflict do nothing
                        """)
                .param("source", source)
                .param("order", order)
                .param("kind", kind.code())
                .param("amount", amountCents)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Some that nobody else writes, locked; invoices first, since a credit note names its invoice. */
    public List<PaperDue> take(int most) {
        return jdbc.sql(
                        "select * from (select * from paper_due where due_at <= :now order by due_at limit :most for update skip locked) due"
                                + " order by kind desc, due_at")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> due(row))
                .list();
    }

    /** All of one order, locked, waiting for whoever writes them now. */
    public List<PaperDue> of(UUID order) {
        return jdbc.sql("select * from (select * from paper_due where order_id = :order for update) due"
                        + " order by kind desc, due_at")
                .param("order", order)
                .query((row, n) -> due(row))
                .list();
    }

    /** The orders that wait longest. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public List<UUID> waiting(int most) {
        return jdbc.sql("select order_id from paper_due where due_at <= :now group by order_id order by min(due_at)"
                        + " limit :most")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query(UUID.class)
                .list();
    }

    /** Tries what the order waits for again later. */
    @Transactional
    public void postpone(UUID order, Duration pause) {
        jdbc.sql("update paper_due set due_at = :later where order_id = :order")
                .param("later", clock.instant().plus(pause).atOffset(ZoneOffset.UTC))
                .param("order", order)
                .update();
    }

    public void done(UUID source) {
        jdbc.sql("delete from paper_due where source_id = :source")
                .param("source", source)
                .update();
    }

    private static PaperDue due(ResultSet row) throws SQLException {
        return new PaperDue(
                row.getObject("source_id", UUID.class),
                row.getObject("order_id", UUID.class),
                PaperKind.stored(row.getString("kind")),
                row.getLong("amount_cents"),
                row.getTimestamp("due_at").toInstant());
    }
}
