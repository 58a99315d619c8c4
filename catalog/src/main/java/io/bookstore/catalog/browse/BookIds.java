package io.bookstore.catalog.browse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The books that a filter lets through, for those who need all of them. */
@Repository
public class BookIds {

    private final JdbcClient jdbc;

    BookIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By rising id. */
    public List<UUID> after(BookFilter filter, @Nullable UUID after, int limit) {
        Selection selection = filter.selection();
        Map<String, Object> parameters = new HashMap<>(selection.parameters());
        if (after != null) {
            parameters.put("after", after);
        }
        return jdbc.sql("select book.id from book" + selection.where() + (after == null ? "" : " and book.id > :after")
                        + " order by book.id limit :limit")
                .params(parameters)
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }
}
