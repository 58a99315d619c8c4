package io.bookstore.catalog.audit;

import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The audit trail of one book, the newest first. */
@Component
class ListChanges {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    ListChanges(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional(readOnly = true)
    Page<ChangeView> of(UUID book, PageQuery query) {
        long total = jdbc.sql("select count(*) from book_change where book_id = :book")
                .param("book", book)
                .query(Long.class)
                .single();
        Map<String, Object> parameters = new HashMap<>(Map.of("book", book));
        String after = query.after();
        if (after != null) {
            List<String> cursor = Cursors.decode(after, 2);
            parameters.put("version", version(cursor.getFirst()));
            parameters.put("id", id(cursor.getLast()));
        }
        List<Row> rows = jdbc.sql("select * from book_change where book_id = :book"
                        + (after == null ? "" : " and (version, id) < (:version, :id)")
                        + " order by version desc, id desc limit :limit offset :offset")
                .params(parameters)
                .param("limit", query.limit())
                .param("offset", after == null ? query.offset() : 0)
                .query((row, number) -> read(row))
                .list();
        Page<Row> page =
                Page.of(rows, total, query, row -> Cursors.encode(row.view().version(), row.id()));
        return new Page<>(rows.stream().map(Row::view).toList(), total, page.limit(), page.offset(), page.nextCursor());
    }

    private Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                new ChangeView(
                        row.getLong("version"),
                        row.getString("action"),
                        json.readTree(row.getString("changes")),
                        row.getObject("actor_id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getObject("import_id", UUID.class)));
    }

    private static long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException nonsense) {
            throw Cursors.invalid();
        }
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException nonsense) {
            throw Cursors.invalid();
        }
    }

    private record Row(UUID id, ChangeView view) {}

    /**
     * @param changes {@code {field: {from, to}}}
     * @param actorId null when the shop did it by itself
     * @param importId null when a person did it
     */
    record ChangeView(
            long version,
            String action,
            JsonNode changes,
            @Nullable UUID actorId,
            Instant at,
            @Nullable UUID importId) {}
}
