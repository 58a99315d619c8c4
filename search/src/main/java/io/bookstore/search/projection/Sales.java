package io.bookstore.search.projection;

import io.bookstore.platform.feed.FeedEvent;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sold of each book. */
@Component
class Sales {

    private final JdbcClient jdbc;
    private final Turn turn;

    Sales(JdbcClient jdbc, Turn turn) {
        this.jdbc = jdbc;
        this.turn = turn;
    }

    void apply(FeedEvent event, PaidOrder order) {
        turn.take();
        order.lines().forEach(line -> count(event, order, line));
    }

    private void count(FeedEvent event, PaidOrder order, Line line) {
        int counted = jdbc.sql("""
                        insert into counted_sale (order_id, book_id, quantity, sold_at) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)
                .params(order.orderId(), line.bookId(), line.quantity(), Timestamp.from(event.at()))
                .update();
        if (counted > 0) {
            jdbc.sql("""
                            insert into projected_book as known (book_id, version, sales)
                            values (:id, next_book_version(0), :quantity)
                            on conflict (book_id) do update set
                                version = next_book_version(known.version),
                                problem = null,
                                sales = known.sales + excluded.sales
                            """)
                    .param("id", line.bookId())
                    .param("quantity", line.quantity())
                    .update();
        }
    }

    record PaidOrder(UUID orderId, List<Line> lines) {}

    record Line(UUID bookId, int quantity) {}
}
