package io.bookstore.inventory.stock;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the ledger; {@link StockRows} writes it, in the statement that changes the row. */
@Repository
class StockLedger {

    private final JdbcClient jdbc;

    StockLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<LedgerEntry> byReference(UUID bookId, EntryKind kind, String reference) {
        return jdbc.sql(
                        "select * from stock_ledger where book_id = :book_id and kind = :kind and reference = :reference")
                .param("book_id", bookId)
                .param("kind", kind.word())
                .param("reference", reference)
                .query(StockLedger::entry)
                .optional();
    }

    Optional<LedgerEntry> byVersion(UUID bookId, long version) {
        return jdbc.sql("select * from stock_ledger where book_id = :book_id and version = :version")
                .param("book_id", bookId)
                .param("version", version)
                .query(StockLedger::entry)
                .optional();
    }

    /** Newest first. */
    List<LedgerEntry> page(UUID bookId, int limit, long offset) {
        return jdbc.sql("""
                        select * from stock_ledger where book_id = :book_id
                        order by version desc limit :limit offset :offset
                        """)
                .param("book_id", bookId)
                .param("limit", limit)
                .param("offset", offset)
                .query(StockLedger::entry)
                .list();
    }

    List<LedgerEntry> before(UUID bookId, long version, int limit) {
        return jdbc.sql("""
                        select * from stock_ledger where book_id = :book_id and version < :version
                        order by version desc limit :limit
                        """)
                .param("book_id", bookId)
                .param("version", version)
                .param("limit", limit)
                .query(StockLedger::entry)
                .list();
    }

    private static LedgerEntry entry(ResultSet row, int n) throws SQLException {
        return new LedgerEntry(
                row.getObject("book_id", UUID.class),
                row.getLong("version"),
                EntryKind.of(row.getString("kind")),
                row.getInt("on_hand_delta"),
                row.getInt("reserved_delta"),
                row.getInt("on_hand"),
                row.getInt("reserved"),
                row.getObject("order_id", UUID.class),
                row.getString("reference"),
                row.getString("reason"),
                row.getObject("actor", UUID.class),
                row.getTimestamp("at").toInstant());
    }
}
