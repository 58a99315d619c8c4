package io.bookstore.search.projection;

import io.bookstore.platform.feed.FeedEvent;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Inventory's part of the projection. Only a change between in stock and out of stock is worth a new version. */
@Component
class Stock {

    private static final String KEEP = """
            insert into projected_book as known (book_id, version, available, stock_version)
            values (:id, next_book_version(0), :available, :version)
            on conflict (book_id) do update set
                version = case when (coalesce(known.available, 0) > 0) = (excluded.available > 0)
                               then known.version else next_book_version(known.version) end,
                problem = case when (coalesce(known.available, 0) > 0) = (excluded.available > 0)
                               then known.problem end,
                available = excluded.available,
            """;

    private final JdbcClient jdbc;
    private final Turn turn;

    Stock(JdbcClient jdbc, Turn turn) {
        this.jdbc = jdbc;
        this.turn = turn;
    }

    void apply(FeedEvent event, Level level) {
        turn.take();
        jdbc.sql(KEEP + "stock_version = excluded.stock_version where known.stock_version < excluded.stock_version")
                .param("id", level.bookId())
                .param("available", level.available())
                .param("version", event.version())
                .update();
    }

    /** A snapshot says what is true without a version: the events that follow bring the versions again. */
    void load(List<Level> levels) {
        turn.take();
        for (Level level : levels) {
            jdbc.sql(
                            KEEP
                                    + "stock_version = known.stock_version where known.available is distinct from excluded.available")
                    .param("id", level.bookId())
                    .param("available", level.available())
                    .param("version", -1L)
                    .update();
        }
    }

    record Level(UUID bookId, int available) {}
}
