package io.bookstore.inventory.stock;

import io.bookstore.inventory.stock.StockSheet.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class StockRows {

    /** The version keeps a row from being overwritten by somebody who had not locked it. */
    private static final String WRITE = """
            with wanted as (
                select * from unnest(cast(:books as uuid[]), cast(:on_hand as int[]), cast(:reserved as int[]),
                                     cast(:version as bigint[]), cast(:seen as bigint[]))
                    as row (book_id, on_hand, reserved, version, seen)
            ), changed as (
                update stock set on_hand = wanted.on_hand, reserved = wanted.reserved, version = wanted.version
                from wanted where stock.book_id = wanted.book_id and stock.version = wanted.seen
                returning 1
            ), entries as (
                insert into stock_ledger (book_id, version, kind, on_hand_delta, reserved_delta, on_hand, reserved,
                                          order_id, reference, reason, actor, at)
                select entry.*, :at
                from unnest(cast(:entry_book as uuid[]), cast(:entry_version as bigint[]), cast(:kind as text[]),
                            cast(:on_hand_delta as int[]), cast(:reserved_delta as int[]),
                            cast(:entry_on_hand as int[]), cast(:entry_reserved as int[]), cast(:order_id as uuid[]),
                            cast(:reference as text[]), cast(:reason as text[]), cast(:actor as uuid[])) as entry
            )
            select count(*) from changed
            """;

    private static final String COLUMNS = "select book_id, on_hand, reserved, threshold, version from stock ";

    private final JdbcClient jdbc;
    private final Clock clock;

    StockRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks the rows of these books, as far as there are any, in the order of their ids: everybody does. */
    StockSheet lock(Collection<UUID> books) {
        if (books.isEmpty()) {
            return new StockSheet(List.of());
        }
        return new StockSheet(
                jdbc.sql(COLUMNS + "where book_id = any (cast(:books as uuid[])) order by book_id for update")
                        .param("books", texts(books.stream().distinct()))
                        .query(StockRows::level)
                        .list());
    }

    /** Writes the changed rows and their ledger entries, in one statement. */
    void write(StockSheet sheet) {
        List<StockLevel> rows = sheet.changed();
        if (rows.isEmpty()) {
            return;
        }
        long written = entries(rows(jdbc.sql(WRITE), sheet, rows), sheet.entries())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        if (written != rows.size()) {
            throw new IllegalStateException("Stock rows changed although they were locked");
        }
    }

    private static StatementSpec rows(StatementSpec write, StockSheet sheet, List<StockLevel> rows) {
        return write.param("books", texts(rows.stream().map(StockLevel::bookId)))
                .param("on_hand", numbers(rows.stream().map(StockLevel::onHand)))
                .param("reserved", numbers(rows.stream().map(StockLevel::reserved)))
                .param("version", versions(rows.stream().map(StockLevel::version)))
                .param(
                        "seen",
                        versions(rows.stream().map(row -> sheet.before(row).version())));
    }

    private static StatementSpec entries(StatementSpec write, List<Entry> entries) {
        List<StockChange> changes = entries.stream().map(Entry::change).toList();
        List<StockLevel> levels = entries.stream().map(Entry::level).toList();
        return write.param("entry_book", texts(levels.stream().map(StockLevel::bookId)))
                .param("entry_version", versions(levels.stream().map(StockLevel::version)))
                .param(
                        "kind",
                        texts(changes.stream().map(change -> change.kind().word())))
                .param("on_hand_delta", numbers(changes.stream().map(StockChange::onHand)))
                .param("reserved_delta", numbers(changes.stream().map(StockChange::reserved)))
                .param("entry_on_hand", numbers(levels.stream().map(StockLevel::onHand)))
                .param("entry_reserved", numbers(levels.stream().map(StockLevel::reserved)))
                .param(
                        "order_id",
                        texts(changes.stream().map(change -> change.cause().orderId())))
                .param(
                        "reference",
                        texts(changes.stream().map(change -> change.cause().reference())))
                .param(
                        "reason",
                        texts(changes.stream().map(change -> change.cause().reason())))
                .param(
                        "actor",
                        texts(changes.stream().map(change -> change.cause().actor())));
    }

    private static @Nullable String[] texts(Stream<? extends @Nullable Object> values) {
        return values.map(value -> value == null ? null : value.toString()).toArray(String[]::new);
    }

    private static Integer[] numbers(Stream<Integer> values) {
        return values.toArray(Integer[]::new);
    }

    private static Long[] versions(Stream<Long> values) {
        return values.toArray(Long[]::new);
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
