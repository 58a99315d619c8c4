package io.bookstore.cartorder.sellable;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What inventory last said of each book. */
@Component
public class StockLevels {

    private static final String UPSERT = """
            insert into stock_level (book_id, available) values (?, ?)
            on conflict (book_id) do update set available = excluded.available
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    StockLevels(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    record Level(UUID bookId, long available) {}

    void save(List<? extends Level> levels) {
        batches.batchUpdate(UPSERT, levels, 500, (row, level) -> {
            row.setObject(1, level.bookId());
            row.setLong(2, level.available());
        });
    }

    /** How many copies can be had; a book of which nothing was heard is missing. */
    public Map<UUID, Long> available(Collection<UUID> books) {
        Map<UUID, Long> found = new HashMap<>();
        if (!books.isEmpty()) {
            jdbc.sql("select book_id, available from stock_level where book_id in (:books)")
                    .param("books", books)
                    .query((row, n) -> found.put(row.getObject("book_id", UUID.class), row.getLong("available")))
                    .list();
        }
        return found;
    }

    public static Availability availability(Map<UUID, Long> levels, UUID book) {
        return Availability.of(levels.getOrDefault(book, 0L));
    }
}
