package io.bookstore.catalog.browse;

import io.bookstore.catalog.book.BookRows;
import io.bookstore.catalog.book.BookView;
import io.bookstore.platform.web.Page;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A page of books: five statements, however many books are on it. */
@Component
class ListBooks {

    private final JdbcClient jdbc;
    private final BookRows rows;

    ListBooks(JdbcClient jdbc, BookRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    @Transactional(readOnly = true)
    Page<BookView> list(BookFilter filter, PageQuery query) {
        Sort sort = Sort.of(filter.sort());
        Selection selection = filter.selection();
        long total = count(selection);
        List<Found> found = find(selection, sort, query);
        Map<UUID, String> cursors = new HashMap<>();
        found.forEach(each -> cursors.put(each.id(), sort.cursor(each.keys(), each.id())));
        List<BookView> books = rows.byIds(found.stream().map(Found::id).toList());
        return Page.of(books, total, query, book -> cursors.getOrDefault(book.id(), ""));
    }

    private long count(Selection selection) {
        return jdbc.sql("select count(*) from book" + selection.where())
                .params(selection.parameters())
                .query(Long.class)
                .single();
    }

    private List<Found> find(Selection selection, Sort sort, PageQuery query) {
        String after = query.after();
        Map<String, Object> parameters = new HashMap<>(selection.parameters());
        if (after != null) {
            List<Object> values = sort.parse(after);
            parameters.put("after_id", values.getLast());
            for (int i = 0; i < values.size() - 1; i++) {
                parameters.put("after_" + i, values.get(i));
            }
        }
        return jdbc.sql("select book.id" + sort.columns() + " from book" + selection.where()
                        + (after == null ? "" : " and " + sort.comesAfter())
                        + " order by " + sort.orderBy() + " limit :limit offset :offset")
                .params(parameters)
                .param("limit", query.limit())
                .param("offset", after == null ? query.offset() : 0)
                .query((row, number) -> Found.read(row, sort))
                .list();
    }

    /** @param keys the sort's values, as a cursor carries them */
    private record Found(UUID id, List<String> keys) {

        static Found read(ResultSet row, Sort sort) throws SQLException {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < sort.keys().size(); i++) {
                keys.add(sort.keys().get(i).kind().write(row, "key_" + i));
            }
            return new Found(row.getObject("id", UUID.class), keys);
        }
    }
}
