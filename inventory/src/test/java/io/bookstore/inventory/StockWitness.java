package io.bookstore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.bookstore.platform.ids.Ids;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes books for a test and looks at the tables behind the service's back. */
public final class StockWitness {

    private final JdbcClient jdbc;

    StockWitness(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Row(int onHand, int reserved) {}

    /** A new book with so many copies, all of them by a receipt. */
    public UUID book(int copies) {
        UUID id = Ids.next();
        jdbc.sql("""
                        with row as (
                            insert into stock (book_id, threshold, on_hand, version)
                            values (:id, 2, :copies, sign(:copies)) returning book_id, on_hand
                        )
                        insert into stock_ledger (book_id, version, kind, on_hand_delta, reserved_delta, on_hand, reserved, reference, at)
                        select book_id, 1, 'receipt', on_hand, 0, on_hand, 0, 'test', now() from row where on_hand > 0
                        """).param("id", id).param("copies", copies).update();
        return id;
    }

    public Row stock(UUID bookId) {
        return jdbc.sql("select on_hand, reserved from stock where book_id = ?")
                .param(bookId)
                .query((row, n) -> new Row(row.getInt("on_hand"), row.getInt("reserved")))
                .single();
    }

    public String reservation(UUID orderId) {
        return jdbc.sql("select status from reservation where order_id = ?")
                .param(orderId)
                .query(String.class)
                .single();
    }

    public List<String> ledger(UUID bookId) {
        return jdbc.sql("select kind from stock_ledger where book_id = ? order by version")
                .param(bookId)
                .query(String.class)
                .list();
    }

    public List<String> events(UUID aggregateId) {
        return jdbc.sql("select type from outbox where aggregateid = ? order by insert_id")
                .param(aggregateId)
                .query(String.class)
                .list();
    }

    public String payload(UUID aggregateId, String type) {
        return jdbc.sql(
                        "select payload::text from outbox where aggregateid = ? and type = ? order by insert_id desc limit 1")
                .params(aggregateId, type)
                .query(String.class)
                .single();
    }

    public void execute(String sql, Object... params) {
        jdbc.sql(sql).params(params).update();
    }

    /** S1, S2 and S4 of reliability.md over everything that any test has done so far; each query must be empty. */
    public void seesNothingWrong() {
        Map.of(
                        "S1 possible rows",
                        "select book_id from stock where on_hand < 0 or reserved < 0 or reserved > on_hand",
                        "S2 the ledger sums to the row",
                        """
                        select s.book_id from stock s left join stock_ledger l using (book_id)
                        group by s.book_id, s.on_hand, s.reserved, s.version
                        having coalesce(sum(l.on_hand_delta), 0) <> s.on_hand
                            or coalesce(sum(l.reserved_delta), 0) <> s.reserved
                            or count(l.version) <> s.version
                        """,
                        "S2 reserved copies belong to live reservations",
                        """
                        select s.book_id from stock s
                        left join (select book_id, sum(quantity) as held from reservation_line
                                   join reservation using (order_id) where status = 'held' group by book_id) h using (book_id)
                        where coalesce(h.held, 0) <> s.reserved
                        """,
                        "S4 each line has one entry that reserved it, and one that closed it when it is over",
                        """
                        select r.order_id from reservation r
                        join reservation_line n using (order_id)
                        left join stock_ledger l on l.order_id = r.order_id and l.book_id = n.book_id
                        group by r.order_id, r.status, n.book_id, n.quantity
                        having count(*) filter (where l.kind = 'reserve' and l.reserved_delta = n.quantity) <> 1
                            or count(*) filter (where l.kind in ('release', 'consume', 'expire'))
                               <> case r.status when 'held' then 0 else 1 end
                            or bool_or(l.kind in ('release', 'consume', 'expire')
                               and l.kind <> case r.status when 'released' then 'release' when 'consumed' then 'consume' else 'expire' end)
                        """)
                .forEach((name, query) -> assertThat(
                                jdbc.sql(query).query(UUID.class).list())
                        .as(name)
                        .isEmpty());
    }
}
