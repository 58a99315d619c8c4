package io.bookstore.cartorder.order;

import io.bookstore.platform.outbox.NewEvent;
import io.bookstore.platform.outbox.Outbox;
import io.bookstore.platform.web.Cursors;
import io.bookstore.platform.web.PageQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All orders. */
@Component
public class Orders {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private final JdbcClient jdbc;
    private final OrderRows rows;
    private final OrderLineRows lines;
    private final Moments moments;
    private final Outbox outbox;

    Orders(JdbcClient jdbc, OrderRows rows, OrderLineRows lines, Moments moments, Outbox outbox) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.lines = lines;
        this.moments = moments;
        this.outbox = outbox;
    }

    /** A number for people: the day and a count. It proves nothing and opens nothing. */
    public String nextNumber(Instant at) {
        LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
        return String.format(Locale.ROOT, "%s-%06d", DAY.format(day), rows.nextNumber());
    }

    /**
     * Makes the order and announces it.
     *
     * @return false, and nothing made, when this state of the cart has an order that is not cancelled
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(Order order) {
        if (!rows.insert(order)) {
            return false;
        }
        lines.insert(order);
        moments.add(order.id(), order.version(), order.createdAt(), "placed");
        outbox.append(new NewEvent("order-created", "order", order.id(), order.version(), OrderEvent.of(order)));
        return true;
    }

    public Optional<UUID> ofCart(CartRef cart) {
        return jdbc.sql("select id from orders "
                        + "where cart_id = :cart and cart_version = :version and status <> 'cancelled'")
                .param("cart", cart.id())
                .param("version", cart.version())
                .query(UUID.class)
                .optional();
    }

    /** Both statements go over one connection: a second one, while the first is held, may never come. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Order> find(UUID id) {
        return one(id, "");
    }

    /** The order, which nobody else changes until the transaction ends. */
    Optional<Order> lock(UUID id) {
        return one(id, " for no key update");
    }

    /** Lines never change, and are read first: read inside the other query they would take a second connection. */
    private Optional<Order> one(UUID id, String lock) {
        List<OrderLine> theirs = lines.of(List.of(id)).getOrDefault(id, List.of());
        return jdbc.sql("select * from orders where id = :id" + lock)
                .param("id", id)
                .query((row, n) -> rows.order(row, theirs))
                .optional();
    }

    record Filter(
            @Nullable UUID user,
            @Nullable OrderStatus status,
            @Nullable String q,
            @Nullable UUID book) {

        static Filter of(UUID user) {
            return new Filter(user, null, null, null);
        }
    }

    private static final String MATCHING = """
             from orders
            where (:user::uuid is null or user_id = :user)
              and (:status::text is null or status = :status)
              and (:q::text is null or starts_with(number, :q) or id::text = lower(:q) or user_id::text = lower(:q)
                  or exists (select 1 from order_shipment parcel
                             where parcel.order_id = orders.id and parcel.tracking_number = :q))
              and (:book::uuid is null or exists (
                  select 1 from order_line line where line.order_id = orders.id and line.book_id = :book))
            """;

    long count(Filter filter) {
        return filtered("select count(*)" + MATCHING, filter).query(Long.class).single();
    }

    /** One page of orders, newest first. */
    List<Order> page(Filter filter, PageQuery page) {
        String cursor = page.after();
        Place after = cursor == null ? null : Place.of(cursor);
        String sql = "select *" + MATCHING
                + (after == null ? "" : " and (created_at, id) < (:after_at, :after_id)")
                + " order by created_at desc, id desc limit :limit"
                + (after == null ? " offset :offset" : "");
        JdbcClient.StatementSpec query = filtered(sql, filter).param("limit", page.limit());
        if (after == null) {
            query.param("offset", page.offset());
        } else {
            query.param("after_at", OrderRows.timestamp(after.at())).param("after_id", after.id());
        }
        List<UUID> ids =
                query.query((row, n) -> row.getObject("id", UUID.class)).list();
        return all(ids);
    }

    static String cursorOf(Order order) {
        return Cursors.encode(order.createdAt(), order.id());
    }

    private record Place(Instant at, UUID id) {
        static Place of(String cursor) {
            List<String> values = Cursors.decode(cursor, 2);
            try {
                return new Place(Instant.parse(values.get(0)), UUID.fromString(values.get(1)));
            } catch (DateTimeParseException | IllegalArgumentException notOurs) {
                throw Cursors.invalid();
            }
        }
    }

    private List<Order> all(List<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<OrderLine>> theirLines = lines.of(ids);
        return jdbc.sql("select * from orders where id in (:ids) order by created_at desc, id desc")
                .param("ids", ids)
                .query((row, n) -> withLines(row, theirLines))
                .list();
    }

    private Order withLines(ResultSet row, Map<UUID, List<OrderLine>> theirLines) throws SQLException {
        return rows.order(row, theirLines.getOrDefault(row.getObject("id", UUID.class), List.of()));
    }

    private JdbcClient.StatementSpec filtered(String sql, Filter filter) {
        OrderStatus status = filter.status();
        return jdbc.sql(sql)
                .param("user", filter.user())
                .param("status", status == null ? null : status.code())
                .param("q", filter.q())
                .param("book", filter.book());
    }
}
