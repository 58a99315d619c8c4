package io.bookstore.cartorder.order;

import io.bookstore.cartorder.sellable.Contributor;
import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class OrderLineRows {

    private static final TypeReference<List<Contributor>> CONTRIBUTORS = new TypeReference<>() {};

    private static final String INSERT = """
            insert into order_line (id, order_id, position, book_id, title, authors, isbn13, format, quantity,
                unit_price_cents, total_cents)
            values (?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final JsonMapper json;

    OrderLineRows(JdbcClient jdbc, JdbcTemplate batches, LenientJson json) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.json = json.mapper();
    }

    void insert(Order order) {
        List<OrderLine> lines = order.lines();
        List<Object[]> rows = new ArrayList<>();
        for (int position = 0; position < lines.size(); position++) {
            OrderLine line = lines.get(position);
            rows.add(new Object[] {
                line.id(),
                order.id(),
                position,
                line.bookId(),
                line.title(),
                json.writeValueAsString(line.authors()),
                line.isbn13(),
                line.format(),
                line.quantity(),
                line.unitPriceCents(),
                line.totalCents()
            });
        }
        batches.batchUpdate(INSERT, rows);
    }

    /** The lines of each of these orders, in their order. */
    Map<UUID, List<OrderLine>> of(Collection<UUID> orders) {
        Map<UUID, List<OrderLine>> found = new HashMap<>();
        if (!orders.isEmpty()) {
            jdbc.sql("select * from order_line where order_id in (:orders) order by order_id, position")
                    .param("orders", orders)
                    .query((row, n) -> found.computeIfAbsent(
                                    row.getObject("order_id", UUID.class), id -> new ArrayList<>())
                            .add(line(row)))
                    .list();
        }
        return found;
    }

    private OrderLine line(ResultSet row) throws SQLException {
        return new OrderLine(
                row.getObject("id", UUID.class),
                row.getObject("book_id", UUID.class),
                row.getString("title"),
                json.readValue(row.getString("authors"), CONTRIBUTORS),
                row.getString("isbn13"),
                row.getString("format"),
                row.getInt("quantity"),
                row.getLong("unit_price_cents"),
                row.getLong("total_cents"));
    }
}
