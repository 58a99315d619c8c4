package io.bookstore.cartorder.order;

import io.bookstore.cartorder.payment.PaymentStatus;
import io.bookstore.cartorder.stock.ShortLine;
import io.bookstore.platform.json.LenientJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the table of orders, without their lines. */
@Repository
class OrderRows {

    private static final TypeReference<List<ShortLine>> SHORTAGE = new TypeReference<>() {};

    private static final String INSERT = """
            insert into orders (id, number, user_id, owner, status, version, currency, subtotal_cents, discount_cents,
                shipping_cents, tax_cents, total_cents, email, shipping_addr, country, shipping_method, needs_shipping,
                cart_id, cart_version, payment_id, payment_method, save_payment_method, payment_status, created_at, updated_at)
            values (:id, :number, :user, :owner, :status, :version, :currency, :subtotal, :discount,
                :shipping, :tax, :total, :email, :address, :country, :method, :needs_shipping,
                :cart, :cart_version, :payment, :payment_method, :save_method, :payment_status, :created, :created)
            on conflict (cart_id, cart_version) where status <> 'cancelled' do nothing
            """;

    private final JdbcClient jdbc;
    private final PersonalData personal;
    private final JsonMapper json;

    OrderRows(JdbcClient jdbc, PersonalData personal, LenientJson json) {
        this.jdbc = jdbc;
        this.personal = personal;
        this.json = json.mapper();
    }

    long nextNumber() {
        return jdbc.sql("select nextval('order_number')").query(Long.class).single();
    }

    /** @return false when another order has this state of the cart */
    boolean insert(Order order) {
        Totals totals = order.totals();
        CartRef cart = order.cart();
        return jdbc.sql(INSERT)
                        .param("id", order.id())
                        .param("number", order.number())
                        .param("user", order.userId())
                        .param("owner", order.owner())
                        .param("status", order.status().code())
                        .param("version", order.version())
                        .param("currency", totals.currency())
                        .param("subtotal", totals.subtotalCents())
                        .param("discount", totals.discountCents())
                        .param("shipping", totals.shippingCents())
                        .param("tax", totals.taxCents())
                        .param("total", totals.totalCents())
                        .param("email", personal.sealEmail(order.id(), order.email()))
                        .param(
                                "address",
                                personal.sealAddress(
                                        order.id(), order.destination().address()))
                        .param("country", order.destination().address().country())
                        .param("method", order.destination().shippingMethod())
                        .param("needs_shipping", order.destination().needsShipping())
                        .param("cart", cart == null ? null : cart.id())
                        .param("cart_version", cart == null ? null : cart.version())
                        .param("payment", order.payment().id())
                        .param("payment_method", order.payment().method())
                        .param("save_method", order.payment().saveMethod())
                        .param("payment_status", order.payment().status().code())
                        .param("created", timestamp(order.createdAt()))
                        .update()
                == 1;
    }

    Order order(ResultSet row, List<OrderLine> lines) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID cart = row.getObject("cart_id", UUID.class);
        String shortage = row.getString("shortage");
        return new Order(
                id,
                row.getString("number"),
                row.getObject("user_id", UUID.class),
                row.getString("owner"),
                OrderStatus.stored(row.getString("status")),
                row.getLong("version"),
                totals(row),
                row.getLong("refunded_cents"),
                lines,
                new Destination(
                        personal.openAddress(id, row.getBytes("shipping_addr")),
                        row.getString("shipping_method"),
                        row.getBoolean("needs_shipping")),
                personal.openEmail(id, row.getBytes("email")),
                cart == null ? null : new CartRef(cart, row.getLong("cart_version")),
                payment(row),
                row.getString("cancel_reason"),
                shortage == null ? List.of() : json.readValue(shortage, SHORTAGE),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                instant(row, "paid_at"));
    }

    private static Totals totals(ResultSet row) throws SQLException {
        return new Totals(
                row.getString("currency"),
                row.getLong("subtotal_cents"),
                row.getLong("discount_cents"),
                row.getLong("shipping_cents"),
                row.getLong("tax_cents"),
                row.getLong("total_cents"));
    }

    private static OrderPayment payment(ResultSet row) throws SQLException {
        return new OrderPayment(
                row.getObject("payment_id", UUID.class),
                row.getString("payment_method"),
                PaymentStatus.of(row.getString("payment_status")),
                row.getString("payment_brand"),
                row.getString("payment_last4"),
                row.getString("payment_message"),
                row.getString("payment_wallet"),
                row.getBoolean("save_payment_method"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
