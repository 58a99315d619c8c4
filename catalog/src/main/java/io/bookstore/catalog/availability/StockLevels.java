package io.bookstore.catalog.availability;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The latest that inventory said of each book. */
@Repository
public class StockLevels {

    private final JdbcClient jdbc;

    StockLevels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Copies that can be sold; books of which nothing is known are left out. */
    public Map<UUID, Integer> of(Collection<UUID> books) {
        if (books.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("select book_id, available from availability where book_id in (:books)")
                .param("books", books)
                .query(Level.class)
                .stream()
                .collect(Collectors.toMap(Level::bookId, Level::available));
    }

    void changed(UUID book, int available, long version) {
        jdbc.sql("""
                        insert into availability (book_id, available, version) values (:book, :available, :version)
                        on conflict (book_id) do update set available = excluded.available, version = excluded.version
                        where availability.version < excluded.version
                        """)
                .param("book", book)
                .param("available", available)
                .param("version", version)
                .update();
    }

    /** The events after the snapshot carry versions above 0, so they win over it. */
    void load(List<? extends Level> levels) {
        for (Level level : levels) {
            jdbc.sql("""
                            insert into availability (book_id, available, version) values (:book, :available, 0)
                            on conflict (book_id) do update set available = excluded.available, version = 0
                            """)
                    .param("book", level.bookId())
                    .param("available", level.available())
                    .update();
        }
    }

    /** A row of inventory's snapshot, as far as it is read here. */
    record Level(UUID bookId, int available) {}
}
