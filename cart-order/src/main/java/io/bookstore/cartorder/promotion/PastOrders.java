package io.bookstore.cartorder.promotion;

import io.bookstore.cartorder.pricing.Item;
import io.bookstore.cartorder.pricing.Traits;
import io.bookstore.cartorder.sellable.SellableBook;
import io.bookstore.cartorder.sellable.SellableBooks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Orders as a promotion would have met them. */
@Component
class PastOrders {

    private static final String ORDERS = """
            select o.id, o.number, o.user_id, o.currency, o.shipping_cents, o.shipping_method, o.total_cents,
                   l.book_id, l.quantity, l.unit_price_cents,
                   exists (select 1 from orders earlier
                            where earlier.user_id = o.user_id and earlier.created_at < o.created_at
                              and earlier.status <> 'cancelled') as ordered
              from (select * from orders where created_at >= :since and status <> 'cancelled'
                     order by created_at desc, id desc limit :most) o
              join order_line l on l.order_id = o.id
             order by o.created_at desc, o.id desc, l.position
            """;

    private final JdbcClient jdbc;
    private final SellableBooks books;

    PastOrders(JdbcClient jdbc, SellableBooks books) {
        this.jdbc = jdbc;
        this.books = books;
    }

    record Past(
            UUID id,
            String number,
            boolean account,
            boolean ordered,
            String currency,
            long shippingCents,
            @Nullable String method,
            long totalCents,
            List<Item> items) {}

    private record Row(Past order, UUID book, int quantity, long price) {}

    List<Past> since(Instant from, int most) {
        List<Row> rows = jdbc.sql(ORDERS)
                .param("since", from.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> new Row(
                        new Past(
                                row.getObject("id", UUID.class),
                                row.getString("number"),
                                row.getObject("user_id", UUID.class) != null,
                                row.getBoolean("ordered"),
                                row.getString("currency"),
                                row.getLong("shipping_cents"),
                                row.getString("shipping_method"),
                                row.getLong("total_cents"),
                                new ArrayList<>()),
                        row.getObject("book_id", UUID.class),
                        row.getInt("quantity"),
                        row.getLong("unit_price_cents")))
                .list();
        Map<UUID, SellableBook> known =
                books.known(rows.stream().map(Row::book).distinct().toList());
        Map<UUID, Past> orders = new LinkedHashMap<>();
        for (Row row : rows) {
            orders.computeIfAbsent(row.order().id(), id -> row.order()).items().add(item(row, known.get(row.book())));
        }
        return List.copyOf(orders.values());
    }

    /** At the price of then, on the shelves of now. */
    private static Item item(Row row, @Nullable SellableBook book) {
        Item now = book == null
                ? new Item(row.book(), row.quantity(), row.price(), Traits.NONE, "book", true)
                : book.item(row.quantity());
        return new Item(row.book(), row.quantity(), row.price(), now.traits(), now.taxClass(), now.shipped());
    }
}
