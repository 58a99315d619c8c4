package io.bookstore.inventory.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class StockRows {

    /** The database decides: a change that would leave an impossible row changes nothing. */
    private static final String CHANGE = """
            with changed as (
                update stock
                set on_hand = on_hand + :on_hand, reserved = reserved + :reserved, version = version + 1
                where book_id = :book_id
                  and on_hand + :on_hand between 0 and 1000000000
                  and reserved + :reserved between 0 and on_hand + :on_hand
                returning book_id, on_hand, reserved, threshold, version
            ), entry as (
                insert into stock_ledger (book_id, version, kind, on_hand_delta, reserved_delta, on_hand, reserved,
                                          order_id, reference, reason, actor, at)
                select book_id, version, :kind, :on_hand, :reserved, on_hand, reserved,
                       :order_id, :reference, :reason, :actor, :at
                from changed
            )
            select book_id, on_hand, reserved, threshold, version from changed
            """;

    private static final String COLUMNS = "select book_id, on_hand, reserved, threshold, version from stock ";

    private final JdbcClient jdbc;
    private final Clock clock;

    StockRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The row after the change, or nothing when the book is unknown or the change is not possible. */
    Optional<StockLevel> change(StockChange change) {
        return jdbc.sql(CHANGE)
                .param("book_id", change.bookId())
                .param("on_hand", change.onHand())
                .param("reserved", change.reserved())
                .param("kind", change.kind().word())
                .param("order_id", change.cause().orderId())
                .param("reference", change.cause().reference())
                .param("reason", change.cause().reason())
                .param("actor", change.cause().actor())
                .param("at", Timestamp.from(clock.instant()))
                .query(StockRows::level)
                .optional();
    }

    /** Whether the ledger has an entry of this kind with the change's reference. */
    boolean hasEntry(StockChange change) {
        return jdbc.sql("""
                        select exists (select from stock_ledger
                                       where book_id = :book_id and kind = :kind and reference = :reference)
                        """)
                .param("book_id", change.bookId())
                .param("kind", change.kind().word())
                .param("reference", change.cause().reference())
                .query(Boolean.class)
                .single();
    }

    void insertIfMissing(UUID bookId, int threshold) {
        jdbc.sql("insert into stock (book_id, threshold) values (:book_id, :threshold) on conflict do nothing")
                .param("book_id", bookId)
                .param("threshold", threshold)
                .update();
    }

    Optional<StockLevel> find(UUID bookId) {
        return jdbc.sql(COLUMNS + "where book_id = :book_id")
                .param("book_id", bookId)
                .query(StockRows::level)
                .optional();
    }

    Optional<StockLevel> lock(UUID bookId) {
        return jdbc.sql(COLUMNS + "where book_id = :book_id for update")
                .param("book_id", bookId)
                .query(StockRows::level)
                .optional();
    }

    Optional<StockLevel> setThreshold(UUID bookId, int threshold) {
        return jdbc.sql("""
                        update stock set threshold = :threshold where book_id = :book_id
                        returning book_id, on_hand, reserved, threshold, version
                        """)
                .param("book_id", bookId)
                .param("threshold", threshold)
                .query(StockRows::level)
                .optional();
    }

    List<StockLevel> after(UUID bookId, int limit) {
        return jdbc.sql(COLUMNS + "where book_id > :after order by book_id limit :limit")
                .param("after", bookId)
                .param("limit", limit)
                .query(StockRows::level)
                .list();
    }

    /** Fewest copies first. */
    List<StockLevel> low(int limit, long offset) {
        return jdbc.sql(COLUMNS + """
                        where on_hand - reserved <= threshold
                        order by on_hand - reserved, book_id limit :limit offset :offset
                        """)
                .param("limit", limit)
                .param("offset", offset)
                .query(StockRows::level)
                .list();
    }

    List<StockLevel> lowAfter(int available, UUID bookId, int limit) {
        return jdbc.sql(COLUMNS + """
                        where on_hand - reserved <= threshold and (on_hand - reserved, book_id) > (:available, :book_id)
                        order by on_hand - reserved, book_id limit :limit
                        """)
                .param("available", available)
                .param("book_id", bookId)
                .param("limit", limit)
                .query(StockRows::level)
                .list();
    }

    long countLow() {
        return jdbc.sql("select count(*) from stock where on_hand - reserved <= threshold")
                .query(Long.class)
                .single();
    }

    private static StockLevel level(ResultSet row, int n) throws SQLException {
        return new StockLevel(
                row.getObject("book_id", UUID.class),
                row.getInt("on_hand"),
                row.getInt("reserved"),
                row.getInt("threshold"),
                row.getLong("version"));
    }
}
